package io.superres.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip file in which PyTorch expects a scripted module, made in memory. */
final class TorchArchive {
    /** The pickle of an empty tuple. */
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    /** Functions in TorchScript that emitted code may call; PyTorch reads only those that are called. */
    private static final List<String> LIBRARY = List.of(
            "arithmetic",
            "convolutions",
            "indexing",
            "lists",
            "normalisation",
            "pooling",
            "reductions",
            "resizing",
            "shapes");

    private TorchArchive() {}

    static byte[] of(TorchScript script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "m/version", "10\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "m/constants.pkl", NO_CONSTANTS);
            store(zip, "m/data.pkl", module());
            store(zip, "m/code/__torch__.py", script.source().getBytes(StandardCharsets.UTF_8));
            for (String file : LIBRARY) store(zip, "m/code/__torch__/" + file + ".py", library(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] library(String file) throws IOException {
        try (InputStream in = TorchArchive.class.getResourceAsStream(file + ".torchscript")) {
            if (in == null) throw new IOException("the program lacks its file " + file + ".torchscript");
            return in.readAllBytes();
        }
    }

    /** The pickle of an object of class M whose only field is {@code training = True}. */
    private static byte[] module() {
        byte[] head = {(byte) 0x80, 2, 'c'};
        byte[] type = "__torch__\nM\n".getBytes(StandardCharsets.US_ASCII);
        byte[] state = {')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0};
        byte[] field = "training".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = {(byte) 0x88, 'u', 'b', '.'};
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {head, type, state, field, tail}) pickle.writeBytes(part);
        return pickle.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
