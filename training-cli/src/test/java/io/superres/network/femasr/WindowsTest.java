package io.superres.network.femasr;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.onnx.ElementType;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowsTest {
    private static final int SIZE = 4;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final int HEIGHT = ROWS * SIZE;
    private static final int WIDTH = COLUMNS * SIZE;

    private final Windows windows = new Windows(SIZE);

    /** Tokens of different regions, as cut by the border of the map before it was shifted, are kept apart. */
    @ParameterizedTest
    @EnumSource
    void theMaskKeepsApartWhatTheShiftBroughtTogether(Runner runner) {
        GraphBuilder g = new GraphBuilder("mask");
        Value map = g.input(ValueInfo.image("map", 2, "h", "w"));
        List<Dim> dims =
                List.of(Dim.named("columns"), Dim.named("rows"), Dim.of(1), Dim.of(SIZE * SIZE), Dim.of(SIZE * SIZE));
        g.output(new ValueInfo("mask", ElementType.FLOAT, dims), windows.mask(g, map));
        Tensor mask = runner.run(g.build(), Map.of("map", Tensor.zeros(1, 2, HEIGHT, WIDTH)))
                .get("mask");
        assertThat(mask.shape()).containsExactly(COLUMNS, ROWS, 1, 16, 16);
        float[] values = mask.floats();
        int i = 0;
        for (int column = 0; column < COLUMNS; column++)
            for (int row = 0; row < ROWS; row++)
                for (int a = 0; a < 16; a++)
                    for (int b = 0; b < 16; b++)
                        assertThat(values[i++])
                                .as("column %d, row %d, tokens %d and %d", column, row, a, b)
                                .isEqualTo(region(column, row, a) == region(column, row, b) ? 0 : -100);
    }

    private static int region(int column, int row, int token) {
        return 3 * band(row * SIZE + token / SIZE, HEIGHT) + band(column * SIZE + token % SIZE, WIDTH);
    }

    private static int band(int position, int extent) {
        return position < extent - SIZE ? 0 : position < extent - SIZE / 2 ? 1 : 2;
    }

    @Test
    void cuttingAndJoiningIsNothing() {
        GraphBuilder g = new GraphBuilder("windows");
        ValueInfo info = new ValueInfo(
                "x", ElementType.FLOAT, List.of(Dim.named("n"), Dim.named("h"), Dim.named("w"), Dim.of(5)));
        Value cut = windows.cut(g, g.input(info));
        g.output(new ValueInfo("cut", ElementType.FLOAT, dims(5)), cut);
        g.output(new ValueInfo("joined", ElementType.FLOAT, dims(4)), windows.join(g, cut));
        Tensor x = Synthetic.tensor("x", 1, 0, 2, HEIGHT, WIDTH, 5);
        Map<String, Tensor> found = Runner.ONNX_RUNTIME.run(g.build(), Map.of("x", x));
        assertThat(found.get("joined")).isEqualTo(x);
        assertThat(found.get("cut").shape()).containsExactly(2, COLUMNS, ROWS, 16, 5);
        // The sixth token of the second window to the right, first row: pixel (5, 1).
        int token = (ROWS * 16 + 5) * 5;
        assertThat(found.get("cut").floats()[token]).isEqualTo(x.floats()[(WIDTH + 5) * 5]);
    }

    private static List<Dim> dims(int rank) {
        return java.util.stream.IntStream.range(0, rank)
                .mapToObj(i -> Dim.named(""))
                .toList();
    }
}
