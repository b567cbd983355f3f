package io.superres.tests.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** A kind of file that users are given by others, or of words that they type, and the code of ours that reads it. */
enum Subject {
    TIFF("damaged.tif", SoundImages::tiff, TiffForge::file, Readers::image),
    PNG("damaged.png", SoundImages::png, PngForge::file, Readers::image),
    JPEG("damaged.jpg", SoundImages::jpeg, ImageHeaders::jpeg, Readers::image),
    BMP("damaged.bmp", SoundImages::bmp, ImageHeaders::bmp, Readers::image),
    GIF("damaged.gif", SoundImages::gif, ImageHeaders::gif, Readers::image),
    PGM("damaged.pgm", SoundImages::pgm, ImageHeaders::pgm, Readers::image),
    NETWORK("damaged.onnx", SoundModels::networks, NetworkForge::file, Readers::network),
    TENSOR("damaged.pb", SoundModels::tensors, NetworkForge::tensorFile, Readers::tensor),
    CARD("damaged/rdf.yaml", SoundModels::cards, CardForge::file, Readers::folder),
    ARRAY("damaged.npy", SoundModels::arrays, ArrayForge::file, Readers::array),
    CHECKPOINT("damaged.srk", SoundModels::checkpoints, CheckpointForge::file, Readers::checkpoint),
    SETTINGS("damaged.yaml", SoundModels::settings, CardForge::settings, Readers::settings) {
        /** A wrong value is named by its setting. */
        @Override
        boolean namesFile() {
            return false;
        }
    },
    /** A file too large for memory, which is read piece by piece. */
    LARGE_TIFF("damaged.tif", SoundImages::uncompressedTiff, TiffForge::file, Readers::piecewise),
    PROVENANCE("result/damaged.tif", ProvenanceForge::sound, ProvenanceForge::file, Readers::result),
    COMMAND("words.txt", CommandForge::sound, CommandForge::file, CommandLines::run) {
        /** Most of what is wrong with words is said without the name of a file. */
        @Override
        boolean namesFile() {
            return false;
        }

        @Override
        int cases(int usual) {
            return Math.max(usual, 250);
        }

        /** Words with damage seldom come further than to the parser. */
        @Override
        boolean isForged(Random random) {
            return random.nextInt(10) > 0;
        }
    };

    /** Does with a file all that a user would. */
    @FunctionalInterface
    interface Reader {
        void read(Path file) throws Exception;
    }

    private final String file;
    private final Supplier<List<byte[]>> makesSound;
    private final Function<Random, byte[]> forge;
    private final Reader reader;
    private List<byte[]> sound;

    Subject(String file, Supplier<List<byte[]>> makesSound, Function<Random, byte[]> forge, Reader reader) {
        this.file = file;
        this.makesSound = makesSound;
        this.forge = forge;
        this.reader = reader;
    }

    /** Where the file belongs, below the folder of the case. */
    String file() {
        return file;
    }

    /** Files with nothing wrong. */
    List<byte[]> sound() {
        if (sound == null) sound = makesSound.get();
        return sound;
    }

    /** A file whose structure is sound enough to reach the far corners of its reader, but whose content is not. */
    byte[] forged(Random random) {
        return forge.apply(random);
    }

    /** Whether a case is built from scratch, as one in three, and not from a sound file. */
    boolean isForged(Random random) {
        return random.nextInt(3) == 0;
    }

    /** Whether what is wrong with a file is said with its name. */
    boolean namesFile() {
        return true;
    }

    /** How many cases are tried where most subjects have {@code usual}. */
    int cases(int usual) {
        return usual;
    }

    void read(Path path) throws Exception {
        reader.read(path);
    }
}
