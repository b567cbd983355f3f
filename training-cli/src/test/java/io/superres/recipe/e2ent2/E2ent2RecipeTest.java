package io.superres.recipe.e2ent2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.data.MadeImages;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.image.RangeChoice;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.ReferenceImage;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.method.e2ent2.E2ent2Model;
import io.superres.method.e2ent2.Matching;
import io.superres.method.e2ent2.PatchNorm;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.Weights;
import io.superres.network.e2ent2.OnePiece;
import io.superres.onnx.Tensor;
import io.superres.recipe.Settings;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import io.superres.train.StopAt;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class E2ent2RecipeTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void makeImages() throws Exception {
        data = folder.resolve("data");
        MadeImages.write(data, 6, 120, 104);
    }

    private static E2ent2Config config(String... more) {
        Map<String, String> changes = new HashMap<>(Map.of(
                "channels", "6",
                "encoderBlocks", "1",
                "earlyBlocks", "1",
                "lateBlocks", "1",
                "patch", "10",
                "batch", "2",
                "steps", "10",
                "singleSteps", "4",
                "adversarialFrom", "2",
                "adversarialWarmup", "2"));
        changes.putAll(Map.of("validateEvery", "5", "checkpointEvery", "5", "warmup", "2", "precision", "FLOAT32"));
        for (int i = 0; i < more.length; i += 2) changes.put(more[i], more[i + 1]);
        return Settings.load("e2ent2", "compact", changes, E2ent2Config.class);
    }

    private Model train(String out, boolean resume, TrainingListener listener, String... more) throws Exception {
        Path made = new E2ent2Recipe(config(more), data, listener).run(folder.resolve(out), resume);
        return ModelRegistry.of().find(made.toString());
    }

    @Test
    void bothPhasesTrainAndWhatComesOutIsAModel() throws Exception {
        Model model = train("run", false, TrainingListener.NONE);
        assertThat(model.method()).isEqualTo("e2ent2");
        assertThat(model.scale()).isEqualTo(4);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-6);
        assertThat(model.graph(E2ent2Model.ENCODER).metadata()).containsEntry("patchNorm", "L2");
        TrainingRecord record = TrainingRecord.read(folder.resolve("run/training.json"));
        assertThat(record.history()).hasSize(2);
        assertThat(record.history().get(1).more())
                .containsKeys(
                        "pixel.single",
                        "pixel.guided",
                        "adversarial.guided",
                        "loss of critic.guided",
                        "psnr.without reference",
                        "psnr.moved truth as reference",
                        "psnr.noise as reference",
                        "texture-distance");
        assertThat(record.config()).containsEntry("swapGradient", "PAPER");
    }

    @Test
    void anInterruptedRunResumesBitForBit() throws Exception {
        Model straight = train("straight", false, TrainingListener.NONE);
        assertThatThrownBy(() -> train("broken", false, new StopAt(7))).isInstanceOf(CancelledException.class);
        assertThat(train("broken", true, TrainingListener.NONE).sha256()).isEqualTo(straight.sha256());
    }

    @Test
    void everyVariantTrains() throws Exception {
        Model paper = train("paper", false, TrainingListener.NONE, "adversarialWeight", "0");
        Model exact = train(
                "exact", false, TrainingListener.NONE, "adversarialWeight", "0", "swapGradient", "EXACT", "norm", "L1");
        Model frozen = train(
                "frozen", false, TrainingListener.NONE, "adversarialWeight", "0", "features", "FROZEN", "loss", "MSE");
        Model critic = train("critic", false, TrainingListener.NONE, "critic", "SRGAN_MEAN", "singleSteps", "0");
        assertThat(List.of(paper.sha256(), exact.sha256(), frozen.sha256(), critic.sha256()))
                .doesNotHaveDuplicates();
        assertThat(exact.graph(E2ent2Model.ENCODER).metadata()).containsEntry("patchNorm", "L1");
    }

    /** The encoder keeps what single images have taught it. */
    @Test
    void frozenFeaturesDoNotChange() throws Exception {
        String[] settings = {"features", "FROZEN", "averageDecay", "0", "adversarialWeight", "0", "singleSteps", "4"};
        Model some = train("some", false, TrainingListener.NONE, concat(settings, "steps", "5"));
        Model more = train("more", false, TrainingListener.NONE, concat(settings, "steps", "9"));
        assertThat(some.graph(E2ent2Model.ENCODER)).isEqualTo(more.graph(E2ent2Model.ENCODER));
        assertThat(some.graph(E2ent2Model.DECODER)).isNotEqualTo(more.graph(E2ent2Model.DECODER));
    }

    private static String[] concat(String[] settings, String... more) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }

    /** Tiles, blocks and box sums on one side, the steps of the paper in one piece on the other. */
    @Test
    void theEngineDoesWhatThePaperSays() throws Exception {
        Model model = train("run", false, TrainingListener.NONE, "norm", "L2");
        Random random = new Random(3);
        Plane reference = MadeImages.waves(random, 461, 402).linear(1 / 255.0, 0);
        // From its middle: at its border, where the one sees a mirror image and the other black, nothing is found.
        Plane lr = BicubicResize.shrink(reference.crop(48, 48, 360, 300), 4, Rounding.NONE);
        Img<FloatType> found = engine(model, lr, reference);
        Plane cropped = reference.cropToMultiple(4);
        Plane expected = onePiece(model, lr, cropped);
        int margin = 60;
        double largest = 0;
        for (int y = margin; y < 300 - margin; y++)
            for (int x = margin; x < 360 - margin; x++)
                largest = Math.max(largest, Math.abs(found.getAt(x, y).get() - expected.get(x, y)));
        assertThat(largest).isLessThan(1e-4);
    }

    private static Img<FloatType> engine(Model model, Plane lr, Plane reference) {
        MethodSettings wishes = MethodSettings.with(
                        List.of(new ReferenceImage(Source.window("reference"), List.of(reference))))
                .matching(Matching.EXACT);
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 32, 2);
        RangeChoice unit = new RangeChoice.Fixed(new IntensityRange(0, 1));
        try (SuperResolver resolver = Methods.open(model, settings, wishes)) {
            return new Upscaler(resolver, unit, false, -1, false)
                    .upscale(ArrayImgs.floats(lr.pixels(), lr.width(), lr.height()), Progress.NONE)
                    .image();
        }
    }

    private static Plane onePiece(Model model, Plane lr, Plane reference) {
        Plane reduced = BicubicResize.shrink(reference, 4, Rounding.NONE);
        Map<String, Tensor> weights = new LinkedHashMap<>(model.graph().parameters());
        weights.putAll(model.graph(E2ent2Model.DECODER).parameters());
        Weights trained = Weights.of(weights);
        var network = config().network();
        try (OnePiece piece = new OnePiece(
                6, PatchNorm.L2, network.encoder(trained), network.tail(trained), network.decoder(trained))) {
            float[] sr =
                    piece.guided(three(lr), three(reference), three(reduced)).floats();
            int area = sr.length / 3;
            float[] mean = new float[area];
            for (int i = 0; i < area; i++) mean[i] = (sr[i] + sr[area + i] + sr[2 * area + i]) / 3;
            return new Plane(mean, 4 * lr.width(), 4 * lr.height());
        }
    }

    private static Tensor three(Plane plane) {
        float[] values = new float[3 * plane.pixels().length];
        for (int c = 0; c < 3; c++)
            System.arraycopy(plane.pixels(), 0, values, c * plane.pixels().length, plane.pixels().length);
        return Tensor.of(values, 1, 3, plane.height(), plane.width());
    }

    @Test
    void impossibleSettingsAreNamed() {
        assertThatThrownBy(() -> config("singleSteps", "10"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("singleSteps");
        assertThatThrownBy(() -> config("batch", "1")).hasMessageContaining("batch");
        assertThatThrownBy(() -> config("zoom", "3")).hasMessageContaining("zoom");
        assertThatThrownBy(() -> config("greyShare", "2")).hasMessageContaining("greyShare");
        assertThatThrownBy(() -> config("references.MAGIC", "1")).isInstanceOf(BadInputException.class);
    }
}
