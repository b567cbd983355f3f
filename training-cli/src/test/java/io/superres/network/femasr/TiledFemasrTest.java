package io.superres.network.femasr;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.network.Initial;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

/** A network that looks everywhere goes through the tiles like any other. */
class TiledFemasrTest {
    private static Seams run(Graph graph, int unit, int tile, Img<FloatType> lr, Img<FloatType> hr) {
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), tile, 2);
        try (TiledNetwork network = TiledNetwork.open(graph, 4, unit, settings)) {
            assertThat(network.receptiveField()).isInstanceOf(ReceptiveField.Global.class);
            return network.run(
                    List.of(new PlaneTask<>(List.of(lr, lr, lr), List.of(hr), new IntensityRange(0, 1), false)),
                    Progress.NONE);
        }
    }

    @Test
    void anySizeInOnePieceOrInTiles() {
        Femasr femasr = new Femasr(FemasrConfig.compact(), 4);
        Graph graph = femasr.whole(new Initial(1));
        Img<FloatType> lr = ArrayImgs.floats(75, 50);
        Random random = new Random(2);
        lr.forEach(pixel -> pixel.set(random.nextFloat()));
        Img<FloatType> whole = ArrayImgs.floats(300, 200);
        Img<FloatType> tiled = ArrayImgs.floats(300, 200);
        assertThat(run(graph, femasr.unit(), 96, lr, whole)).isEqualTo(Seams.NONE);
        Seams seams = run(graph, femasr.unit(), 48, lr, tiled);
        assertThat(seams.pixels()).isPositive();
        assertThat(seams.largest()).isPositive().isFinite();
        assertThat(tiled.firstElement().get()).isFinite();
    }
}
