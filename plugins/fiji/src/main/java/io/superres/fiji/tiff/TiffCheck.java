package io.superres.fiji.tiff;

import io.superres.BadInputException;
import io.superres.fiji.format.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether ImageJ reads a TIFF file as what it is. ImageJ itself trusts every number in it. */
public final class TiffCheck {
    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int FILL_ORDER = 266;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_LENGTHS = 279;
    private static final int PLANAR = 284;
    private static final int PREDICTOR = 317;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_OFFSETS = 324;
    private static final int SAMPLE_FORMAT = 339;
    private static final int METADATA_LENGTHS = 50838;
    private static final int METADATA = 50839;

    private static final int SIGNED = 2;
    private static final int FLOAT = 3;
    private static final Set<Long> BIT_DEPTHS = Set.of(1L, 8L, 10L, 12L, 16L, 32L);

    private final Path file;
    private final TiffDirectory image;

    private TiffCheck(Path file, TiffDirectory image) {
        this.file = file;
        this.image = image;
    }

    /**
     * Reads compressed pixels, but keeps none.
     *
     * @return number of images that ImageJ should find; one if the others are reduced copies of the first
     * @throws BadInputException if the file is damaged, or ImageJ would misread it
     */
    public static int images(Path file) throws IOException {
        List<TiffDirectory> all = TiffDirectory.all(file);
        TiffCheck first = new TiffCheck(file, all.get(0));
        first.check();
        boolean same = true;
        for (TiffDirectory other : all.subList(1, all.size())) {
            if (Arrays.equals(first.kind(), new TiffCheck(file, other).kind())) continue;
            same = false;
            if ((other.value(SUBFILE, 0) & 1) == 0)
                throw new BadInputException(
                        file + " holds images of different sizes or types; save each as a file of its own");
        }
        if (!same) return 1;
        for (TiffDirectory other : all.subList(1, all.size())) new TiffCheck(file, other).check();
        return all.size();
    }

    /**
     * Looks at everything but the pixels.
     *
     * @throws BadInputException if it is damaged, so that ImageJ must not look at it
     */
    public static void header(Path file) throws IOException {
        for (TiffDirectory image : TiffDirectory.all(file)) new TiffCheck(file, image).checkMetadata();
    }

    /** ImageJ's own tags: a list of lengths, and as many texts, headed by how many there are of each kind. */
    private void checkMetadata() {
        long[] lengths = image.values(METADATA_LENGTHS);
        long bytes = Arrays.stream(lengths).sum();
        refuseIf(bytes > file.toFile().length(), "is damaged: its metadata are longer than the file");
        if (lengths.length == 0 || !image.has(METADATA)) return;
        long[] content = image.values(METADATA);
        refuseIf(content.length < 4 || lengths[0] > content.length, "is damaged: its metadata are not complete");
        boolean little = content[0] == 'J';
        long texts = 0;
        for (int at = 8; at + 4 <= lengths[0]; at += 8) texts += number(content, at, little);
        refuseIf(texts > lengths.length - 1, "is damaged: it counts more metadata than it holds");
    }

    private static long number(long[] bytes, int at, boolean little) {
        long number = 0;
        for (int i = 0; i < 4; i++) number |= bytes[at + i] << 8 * (little ? i : 3 - i);
        return number;
    }

    /** ImageJ reads every image of a file as it reads the first. */
    private long[] kind() {
        return new long[] {
            image.value(WIDTH, 0),
            image.value(HEIGHT, 0),
            image.value(BITS, 1),
            samples(),
            image.value(SAMPLE_FORMAT, 1),
            image.value(COMPRESSION, 1),
            image.value(PREDICTOR, 1),
            image.value(PHOTOMETRIC, 1),
            image.value(PLANAR, 1),
            image.value(ROWS_PER_STRIP, 0)
        };
    }

    private void check() throws IOException {
        long width = image.value(WIDTH, 0);
        long height = image.value(HEIGHT, 0);
        refuseIf(
                width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE,
                "has no pixels (" + (int) width + " x " + (int) height + ")");
        checkKind();
        checkStrips(width, height);
        checkMetadata();
    }

    private void checkKind() {
        refuseIf(image.has(TILE_WIDTH) || image.has(TILE_OFFSETS), "is a tiled TIFF; save it without tiles");
        long[] bits = image.values(BITS);
        long depth = image.value(BITS, 1);
        refuseIf(
                !BIT_DEPTHS.contains(depth) || Arrays.stream(bits).anyMatch(b -> b != depth),
                "has " + Arrays.toString(bits) + " bits per pixel, which cannot be read");
        long samples = samples();
        refuseIf(
                samples != 1
                        && !(bits.length == samples && (samples == 3 || samples == 4) && (depth == 8 || depth == 16)),
                "has " + samples + " interleaved channels of " + depth + " bits; save them as a stack");
        refuseIf(
                samples == 4 && image.value(PHOTOMETRIC, 1) != 5,
                "has a fourth channel besides red, green and blue; remove it or save all as a stack");
        refuseIf(image.value(PHOTOMETRIC, 1) > 5, "stores colours in a way that cannot be read; save it as RGB");
        long format = image.value(SAMPLE_FORMAT, 1);
        refuseIf(format == SIGNED && depth == 8, "has signed 8-bit pixels; save it with 16 bits");
        refuseIf(format == FLOAT && depth != 32, "has " + depth + "-bit floating-point pixels; save it with 32 bits");
        refuseIf(image.value(FILL_ORDER, 1) == 2 && depth < 8, "stores its bits in an order that cannot be read");
        long predictor = image.value(PREDICTOR, 1);
        refuseIf(
                predictor > 2 || predictor == 2 && (format == FLOAT || depth < 8),
                "is compressed with a predictor that cannot be read; save it uncompressed");
    }

    private void checkStrips(long width, long height) throws IOException {
        long depth = image.value(BITS, 1);
        boolean planar = image.value(PLANAR, 1) == 2 && samples() > 1;
        long row = (width * depth * (planar ? 1 : samples()) + 7) / 8;
        long rows = Math.max(1, Math.min(height, image.value(ROWS_PER_STRIP, height)));
        long strips = (height + rows - 1) / rows * (planar ? samples() : 1);
        long[] offsets = image.values(STRIP_OFFSETS);
        long[] lengths = image.values(STRIP_LENGTHS);
        // ImageJ reads such pixels in one go, wherever their strips lie.
        boolean contiguous = planar ? depth == 16 : samples() == 1 && depth != 16 && depth != 32;
        Compression compression = compression();
        // ImageJ writes 0 where 32 bits cannot hold the length.
        boolean unsaid = lengths.length == 0 || lengths[0] == 0 && row * height >= 1L << 32;
        if (unsaid && strips == 1 && compression == Compression.NONE) lengths = new long[] {row * height};
        refuseIf(
                offsets.length != strips || lengths.length != strips,
                "is damaged: it should have " + strips + " strips of pixels but lists " + offsets.length + " and "
                        + lengths.length);
        refuseIf(
                strips > 1
                        && (image.fields().get(STRIP_OFFSETS).isShort()
                                || strips == 2
                                        && image.fields().get(STRIP_LENGTHS).isShort()),
                "lists its strips of pixels in a way that cannot be read; save it again with ImageJ");
        refuseIf(
                compression != Compression.NONE && (depth != 8 && depth != 16 && depth != 32 || planar && depth == 16),
                "has compressed pixels of " + depth + " bits, which cannot be read; save it uncompressed");
        if (compression != Compression.NONE) Memory.require(file, width, height, row * height + 2 * row * rows);
        try (FileChannel in = FileChannel.open(file)) {
            for (int i = 0; i < strips; i++) {
                refuseIf(
                        offsets[i] + lengths[i] > in.size(),
                        "is truncated: its pixels end at byte " + (offsets[i] + lengths[i]) + " but the file at byte "
                                + in.size());
                long most = rows * row;
                long inStrip = (i + 1) % (strips / (planar ? samples() : 1)) == 0 && height % rows != 0
                        ? height % rows * row
                        : most;
                refuseIf(compression == Compression.NONE && lengths[i] < inStrip, "is damaged: a strip is too short");
                refuseIf(
                        compression == Compression.NONE
                                && contiguous
                                && i > 0
                                && offsets[i] != offsets[i - 1] + lengths[i - 1],
                        "has strips of pixels that do not follow each other; save it again with ImageJ");
                refuseIf(
                        compression != Compression.NONE
                                && !(lengths[i] <= Integer.MAX_VALUE
                                        && compression.holds(strip(in, offsets[i], (int) lengths[i]), inStrip, most)),
                        "is damaged: its compressed pixels are not complete");
            }
        }
    }

    private Compression compression() {
        long code = image.value(COMPRESSION, 1);
        return Compression.of(code)
                .orElseThrow(() -> new BadInputException(
                        file + " is compressed in a way (" + code + ") that cannot be read; save it uncompressed"));
    }

    private static ByteBuffer strip(FileChannel in, long offset, int length) throws IOException {
        return in.map(FileChannel.MapMode.READ_ONLY, offset, length);
    }

    private long samples() {
        return image.value(SAMPLES, 1);
    }

    private void refuseIf(boolean wrong, String what) {
        if (wrong) throw new BadInputException(file + " " + what);
    }
}
