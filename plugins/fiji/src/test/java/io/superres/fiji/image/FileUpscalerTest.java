package io.superres.fiji.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.image.Selection;
import io.superres.method.ImageSettings;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In memory or piece by piece: the files are the same, byte for byte. */
class FileUpscalerTest {
    private static final Budget NO_ROOM = new Budget(0, 1);

    @TempDir
    Path folder;

    private Model model;
    private final List<String> notes = new ArrayList<>();
    private final TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, notes::add), 16, 2);
    private SuperResolver resolver;

    @BeforeEach
    void open() throws Exception {
        model = Model.ofFile(SmallNetwork.write(folder));
        resolver = Methods.open(model, settings);
    }

    @AfterEach
    void close() {
        resolver.close();
    }

    private FileUpscaler upscaler(ImageSettings treatment) {
        return new FileUpscaler(new ImagePlusUpscaler(model, settings, treatment));
    }

    @ParameterizedTest
    @EnumSource
    void piecewiseAndInMemoryAreTheSame(Sample sample) throws Exception {
        same(sample.image(), ImageSettings.STANDARD);
    }

    @Test
    void alsoForASelection() throws Exception {
        same(Sample.COMPOSITE.image(), ImageSettings.STANDARD.withSelection(new Selection(3, 5, 30, 41)));
    }

    /** Seams are known last, but stand in front: piece by piece, the text has room for a longer number. */
    @Test
    void alsoForANetworkThatLooksEverywhere() throws Exception {
        Path input = folder.resolve("in.tif");
        ImageFiles.save(Sample.GREY16.image(), input);
        model = Model.ofFile(SmallNetwork.writeGlobal(folder));
        try (SuperResolver global = Methods.open(model, settings)) {
            Path whole = folder.resolve("whole.tif");
            Path pieces = folder.resolve("pieces.tif");
            FileUpscaler.Done done = upscaler(ImageSettings.STANDARD).upscale(input, whole, global, Progress.NONE);
            FileUpscaler.Done same =
                    upscaler(ImageSettings.STANDARD).upscale(input, pieces, global, Progress.NONE, NO_ROOM);
            assertThat(same.provenance()).isEqualTo(done.provenance()).contains("\"seam\":");
            assertThat(notes).hasSize(2).allMatch(note -> note.contains("where they meet, they differ by"));
            ImagePlus a = ImageFiles.open(whole);
            ImagePlus b = ImageFiles.open(pieces);
            assertThat(b.getProcessor().getPixels()).isEqualTo(a.getProcessor().getPixels());
            assertThat(b.getInfoProperty().lines().map(String::strip).toList())
                    .isEqualTo(a.getInfoProperty().lines().toList());
        }
    }

    private void same(ImagePlus image, ImageSettings treatment) throws Exception {
        Path input = folder.resolve("in.tif");
        ImageFiles.save(image, input);
        Path whole = folder.resolve("whole.tif");
        Path pieces = folder.resolve("pieces.tif");
        FileUpscaler.Done done = upscaler(treatment).upscale(input, whole, resolver, Progress.NONE);
        FileUpscaler.Done same = upscaler(treatment).upscale(input, pieces, resolver, Progress.NONE, NO_ROOM);
        assertThat(Files.mismatch(pieces, whole)).isEqualTo(-1);
        assertThat(same.provenance()).isEqualTo(done.provenance());
        ImagePlus result = ImageFiles.open(whole);
        assertThat(List.of(done.width(), done.height(), done.planes()))
                .isEqualTo(List.of(result.getWidth(), result.getHeight(), result.getStackSize()));
        assertThat(result.getInfoProperty()).contains("superres: " + done.provenance());
    }

    @Test
    void cancellingInTheMiddleLeavesNothing() throws Exception {
        Path input = folder.resolve("in.tif");
        ImageFiles.save(Sample.STACK.image(), input);
        Path out = folder.resolve("results/out.tif");
        Progress impatient = new Progress() {
            private volatile boolean stop;

            @Override
            public void update(long done, long total) {
                if (done * 2 > total) stop = true;
            }

            @Override
            public boolean cancelled() {
                return stop;
            }
        };
        for (Budget room : List.of(NO_ROOM, new Budget(0, 30_000), Budget.ofHeap()))
            assertThatThrownBy(() -> upscaler(ImageSettings.STANDARD).upscale(input, out, resolver, impatient, room))
                    .isInstanceOf(CancelledException.class);
        try (Stream<Path> left = Files.list(out.getParent())) {
            assertThat(left).isEmpty();
        }
    }
}
