package io.superres.method.e2ent2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TexturesTest {
    /** Two channels of 8 x 4 values. */
    private static float[] values() {
        float[] values = new float[2 * 8 * 4];
        for (int i = 0; i < values.length; i++) values[i] = i;
        return values;
    }

    @Test
    void sixteenValuesOfEachChannelStandTogether() {
        float[] row = Textures.stacked(values(), 2, 8, 4, 0);
        assertThat(row).hasSize(2 * 32);
        assertThat(row[0]).isZero();
        assertThat(row[3]).isEqualTo(3);
        assertThat(row[4]).as("second row").isEqualTo(8);
        assertThat(row[16]).as("second channel").isEqualTo(32);
        assertThat(row[32]).as("second pixel").isEqualTo(4);
        assertThat(row[32 + 16 + 15]).as("last of all").isEqualTo(63);
    }

    @Test
    void mirroringExchangesRowsAndColumns() {
        assertThat(Textures.mirrored(2, false, false)).startsWith(0, 1, 2, 3, 4);
        assertThat(Textures.mirrored(2, false, true)).startsWith(3, 2, 1, 0, 7);
        assertThat(Textures.mirrored(2, true, false)).startsWith(12, 13, 14, 15, 8);
        assertThat(Textures.mirrored(2, true, true)[16]).isEqualTo(31);
    }
}
