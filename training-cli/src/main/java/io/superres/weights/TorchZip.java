package io.superres.weights;

import io.superres.BadInputException;
import io.superres.onnx.ModelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The archives that PyTorch saves: a pickle, and one entry for each storage. Nothing is unpacked to the disk. */
record TorchZip(ZipFile zip, Map<String, StoredTensor> tensors) implements AutoCloseable {
    private static final String PICKLE = "data.pkl";
    private static final long MOST_PICKLE = 1 << 28;

    static TorchZip open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new ModelFormatException("the archive is damaged or cut off: " + e.getMessage(), e);
        }
        try {
            return new TorchZip(zip, read(zip));
        } catch (BadInputException e) {
            zip.close();
            throw e;
        } catch (IllegalArgumentException e) { // a name that is no text
            zip.close();
            throw new ModelFormatException("the archive is damaged: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, StoredTensor> read(ZipFile zip) throws IOException {
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1)
            throw new ModelFormatException("the archive is none of PyTorch's: it has " + pickles.size() + " pickles");
        String root = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        ByteOrder order = order(zip, root);
        PickleObjects objects =
                new PickleObjects((type, key, numbers) -> storage(zip, root + "data/" + key, type, numbers, order));
        try (InputStream in = zip.getInputStream(zip.getEntry(pickles.get(0)))) {
            return PickleObjects.tensors(Pickle.read(new PickleInput(in, MOST_PICKLE), objects));
        }
    }

    private static ByteOrder order(ZipFile zip, String root) throws IOException {
        ZipEntry entry = zip.getEntry(root + "byteorder");
        if (entry == null) return ByteOrder.LITTLE_ENDIAN;
        try (InputStream in = zip.getInputStream(entry)) {
            String word = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
            return word.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }

    private static StoredTensor.Storage storage(
            ZipFile zip, String name, StoredType type, long numbers, ByteOrder order) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) throw new ModelFormatException("the archive lacks " + name + "; get the file again");
        if (numbers < 0 || numbers > Long.MAX_VALUE / 8 || entry.getSize() < numbers * type.bytes())
            throw new ModelFormatException("the archive's " + name + " has " + entry.getSize()
                    + " bytes, fewer than its " + numbers + " numbers need");
        return new Entry(zip, entry, numbers, type, order);
    }

    private record Entry(ZipFile zip, ZipEntry entry, long numbers, StoredType type, ByteOrder order)
            implements StoredTensor.Storage {
        @Override
        public ByteBuffer read() throws IOException {
            long wanted = numbers * type.bytes();
            if (wanted > Integer.MAX_VALUE - 8) throw new IOException("a tensor of " + wanted + " bytes is too large");
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes((int) wanted);
                if (bytes.length < wanted) throw new IOException(entry.getName() + " is cut off");
                return ByteBuffer.wrap(bytes).order(order);
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
