package io.superres.recipe.percnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.network.Initial;
import io.superres.network.PercNet;
import io.superres.network.Weights;
import io.superres.onnx.Tensor;
import io.superres.quality.PercNetDistance;
import io.superres.recipe.Settings;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.TrainingListener;
import io.superres.train.TrainingRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PercNetRecipeTest {
    @TempDir
    Path folder;

    private static PercNetConfig config() {
        Map<String, String> changes = new HashMap<>(
                Map.of("width", "3", "crop", "24", "batch", "16", "steps", "12", "warmup", "2", "validateEvery", "6"));
        changes.putAll(Map.of("checkpointEvery", "6", "trials", "40", "trialExtent", "32", "rankingSteps", "100"));
        return Settings.load("percnet", "compact", changes, PercNetConfig.class);
    }

    @Test
    void lessonsDependOnTheirNumberAlone() {
        Lessons lessons = new Lessons(TrialTest.images(), 24, 16, 5);
        Lessons.Batch first = lessons.at(3);
        lessons.at(4);
        assertThat(lessons.at(3).images()).isEqualTo(first.images());
        assertThat(lessons.at(4).images()).isNotEqualTo(first.images());
        assertThat(first.images()).hasSize(16 * 3 * 24 * 24);
        assertThat(first.severities()).hasSize(8 * PercNet.DEGRADATIONS);
        assertThat(first.turns()).hasSize(8);
        for (int turn : first.turns()) assertThat(turn).isBetween(0, 3);
        for (float severity : first.severities()) assertThat(severity).isBetween(0f, 1f);
    }

    @Test
    void evenedChannelsHaveAMeanOfOneAndMeanTheSame() {
        PercNet network = new PercNet(6);
        Map<String, Tensor> weights = network.lessons(new Initial(2)).parameters();
        Tensor images =
                Tensor.of(new Lessons(TrialTest.images(), 24, 16, 5).at(1).images(), 16, 3, 24, 24);
        Map<String, Tensor> even = EvenChannels.of(network, weights, images);
        Map<String, Tensor> before = features(network, weights, images);
        Map<String, Tensor> after = features(network, even, images);
        for (PercNet.Layer layer : network.layers()) {
            float[] a = before.get(layer.name()).floats();
            float[] b = after.get(layer.name()).floats();
            int pixels = a.length / 16 / layer.channels();
            for (int c = 0; c < layer.channels(); c++) {
                double sumBefore = 0;
                double sumAfter = 0;
                for (int i = 0; i < a.length; i++)
                    if (i / pixels % layer.channels() == c) {
                        sumBefore += a[i];
                        sumAfter += b[i];
                    }
                if (sumBefore == 0) continue;
                assertThat(sumAfter / (16 * pixels)).isCloseTo(1, within(1e-3));
                double gain = sumAfter / sumBefore;
                for (int i = 0; i < a.length; i += 97)
                    if (i / pixels % layer.channels() == c)
                        assertThat((double) b[i]).isCloseTo(a[i] * gain, within(1e-3 * Math.max(1, b[i])));
            }
        }
    }

    private static Map<String, Tensor> features(PercNet network, Map<String, Tensor> weights, Tensor images) {
        try (OnnxSession session = OnnxSession.open(network.features(Weights.of(weights)), Device.CPU, 1)) {
            return session.run(Map.of("image", images));
        }
    }

    @Test
    void theResultIsAModelThatMeasuresDistances() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data/patterns"));
        Random random = new Random(1);
        for (int n = 0; n < 4; n++) {
            List<Plane> planes = TrialTest.picture(64 + 8 * n).pixels(new IntensityRange(0, 255));
            for (Plane plane : planes)
                for (int i = 0; i < plane.pixels().length; i++)
                    plane.pixels()[i] = Math.min(255, plane.pixels()[i] + random.nextInt(1 + 10 * n));
            ImageFiles.save(Planes.toImage("pattern", planes, 24), data.resolve("pattern_" + n + ".png"));
        }
        Path out = folder.resolve("out");
        new PercNetRecipe(config(), data.getParent(), TrainingListener.NONE).run(out, false);

        Model model = ModelRegistry.of(out).find("percnet");
        assertThat(model.graph().outputs()).hasSize(7);
        assertThat(ModelVerifier.verify(model)).isLessThan(1e-5);
        Map<String, Double> found =
                TrainingRecord.read(out.resolve("percnet/training.json")).findings();
        assertThat(found).containsKeys("Spearman blur", "Spearman jpeg", "prefers sharp to blurred");
        assertThat(Files.readString(out.resolve("percnet/README.md")))
                .contains("| Spearman noise |")
                .contains("not LPIPS");

        List<Plane> picture = TrialTest.picture(100).pixels(new IntensityRange(0, 255));
        List<Plane> dimmed =
                picture.stream().map(plane -> plane.linear(0.5, 60)).toList();
        try (PercNetDistance distance = PercNetDistance.of(model)) {
            IntensityRange range = new IntensityRange(0, 255);
            assertThat(distance.between(picture, picture, range)).isZero();
            assertThat(distance.between(dimmed, picture, range)).isBetween(1e-6, 1.0);
            List<Plane> tiny =
                    picture.stream().map(plane -> plane.crop(0, 0, 15, 15)).toList();
            assertThat(distance.between(tiny, tiny, range)).isNaN();
        }
    }
}
