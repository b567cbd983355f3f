package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class JpegTest {
    /** The first row of the luminance table in Annex K of the standard. */
    private static final int[] FIRST_ROW = {16, 11, 10, 16, 24, 40, 51, 61};

    /** Where the first row of an 8 x 8 table lies in the zigzag order of the file. */
    private static final int[] ZIGZAG = {0, 1, 5, 6, 14, 15, 27, 28};

    @Test
    void tablesAreThoseOfLibjpeg() {
        for (int quality = 1; quality <= 100; quality++) {
            byte[] bytes = Jpeg.encode(Scenes.symmetric(16, true, true), quality);
            int table = segment(bytes, 0xDB) + 5;
            int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
            for (int i = 0; i < 8; i++)
                assertThat(bytes[table + ZIGZAG[i]] & 0xFF)
                        .as("quality %d, column %d", quality, i)
                        .isEqualTo(Math.max(1, Math.min(255, (FIRST_ROW[i] * percent + 50) / 100)));
        }
    }

    @Test
    void coloursAreStoredAtHalfTheResolution() {
        byte[] colour = Jpeg.encode(Scenes.symmetric(16, true, true), 50);
        int frame = segment(colour, 0xC0);
        assertThat(colour[frame + 9]).isEqualTo((byte) 3);
        assertThat(colour[frame + 11]).isEqualTo((byte) 0x22);
        assertThat(colour[frame + 14]).isEqualTo((byte) 0x11);
        byte[] grey = Jpeg.encode(Scenes.symmetric(16, false, true), 50);
        assertThat(grey[segment(grey, 0xC0) + 9]).isEqualTo((byte) 1);
    }

    @Test
    void coloursKeepTheirPlaces() {
        Scene image =
                new Scene(List.of(Scenes.flat(16, 16, 0.8), Scenes.flat(16, 16, 0.4), Scenes.flat(16, 16, 0.2)), true);
        Scene result = Jpeg.through(image, 95);
        for (int c = 0; c < 3; c++)
            assertThat(result.planes().get(c).get(7, 7))
                    .isCloseTo(image.planes().get(c).get(7, 7), within(3 / 255f));
    }

    private static int segment(byte[] bytes, int marker) {
        int at = 2;
        while ((bytes[at + 1] & 0xFF) != marker) at += 2 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
        return at;
    }
}
