package io.superres.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.onnx.ModelFormatException;
import io.superres.weights.TorchFiles.Bytes;
import io.superres.weights.TorchFiles.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFileTest {
    @TempDir
    Path folder;

    private static Map<String, Values> some() {
        Map<String, Values> tensors = new LinkedHashMap<>();
        tensors.put("conv.weight", new Values(new float[] {1, -2, 3.5f, 4, 5, 6}, 2, 3));
        tensors.put("conv.bias", new Values(new float[] {0.25f}, 1));
        tensors.put("scalar", new Values(new float[] {7}));
        return tensors;
    }

    private Path write(String kind) throws Exception {
        Path file = folder.resolve("weights." + kind);
        return switch (kind) {
            case "zip" -> TorchFiles.zip(file, some(), null);
            case "params" -> TorchFiles.zip(file, some(), "params");
            case "legacy" -> TorchFiles.legacy(file, some());
            default -> TorchFiles.safetensors(file, some());
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "params", "legacy", "safetensors"})
    void everyFormatGivesTheSame(String kind) throws Exception {
        String prefix = kind.equals("params") ? "params." : "";
        try (WeightFile file = WeightFile.open(write(kind))) {
            assertThat(file.names()).containsExactly(prefix + "conv.weight", prefix + "conv.bias", prefix + "scalar");
            assertThat(file.shape(prefix + "conv.weight")).containsExactly(2, 3);
            assertThat(file.read(prefix + "conv.weight").floats()).containsExactly(1, -2, 3.5f, 4, 5, 6);
            assertThat(file.read(prefix + "scalar").shape()).isEmpty();
            assertThatThrownBy(() -> file.read("none")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "safetensors"})
    void aFileThatIsCutOffIsRefused(String kind) throws Exception {
        byte[] whole = Files.readAllBytes(write(kind));
        Path cut = folder.resolve("cut");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> {
                        try (WeightFile file = WeightFile.open(cut)) {
                            file.names().forEach(file::read);
                        }
                    })
                    .isInstanceOf(BadInputException.class);
        }
    }

    /** Whatever bytes are changed, it is either read or refused. */
    @ParameterizedTest
    @ValueSource(strings = {"zip", "legacy", "safetensors"})
    void aDamagedFileIsReadOrRefused(String kind) throws Exception {
        byte[] whole = Files.readAllBytes(write(kind));
        SplittableRandom random = new SplittableRandom(3);
        Path damaged = folder.resolve("damaged");
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = whole.clone();
            for (int k = 0; k <= random.nextInt(3); k++)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(damaged, bytes);
            try (WeightFile file = WeightFile.open(damaged)) {
                file.names().forEach(file::read);
            } catch (BadInputException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    /** What a file can ask Python to do is not done. */
    @ParameterizedTest
    @CsvSource({"posix,system", "builtins,eval", "os,system", "subprocess,Popen", "torch,load", "__builtin__,exec"})
    void nothingIsRun(String module, String name) throws Exception {
        byte[] call = new Bytes()
                .raw(0x80, 2)
                .ascii("c" + module + "\n" + name + "\n")
                .raw('(')
                .text("touch " + folder.resolve("run"))
                .raw('t', 'R', '.')
                .bytes();
        Path file = TorchFiles.zip(folder.resolve("bad.pt"), call, List.of());
        assertThatThrownBy(() -> WeightFile.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(module + "." + name)
                .hasMessageContaining("nothing was run");
        byte[] made = new Bytes()
                .raw(0x80, 2)
                .ascii("c" + module + "\n" + name + "\n")
                .raw(')', 0x81, '.')
                .bytes();
        Path other = TorchFiles.zip(folder.resolve("worse.pt"), made, List.of());
        assertThatThrownBy(() -> WeightFile.open(other)).hasMessageContaining(module + "." + name);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private Path single(String storage, byte[] numbers, int count, int offset, int[] shape, int[] strides)
            throws Exception {
        Bytes out = new Bytes()
                .raw(0x80, 2, '}')
                .text("t")
                .ascii("ctorch._utils\n_rebuild_tensor_v2\n")
                .raw('(', '(');
        out.text("storage")
                .ascii("ctorch\n" + storage + "\n")
                .text("0")
                .text("cpu")
                .number(count);
        out.raw('t', 'Q').number(offset).raw('(');
        for (int extent : shape) out.number(extent);
        out.raw('t', '(');
        for (int stride : strides) out.number(stride);
        out.raw('t', 0x89, 'N', 't', 'R', 's', '.');
        return TorchFiles.zip(folder.resolve("single.pt"), out.bytes(), List.of(numbers));
    }

    @Test
    void numbersOfEveryKind() throws Exception {
        ByteBuffer two = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        two.putShort((short) 0x3e00).putShort((short) 0xc000);
        try (WeightFile half =
                WeightFile.open(single("HalfStorage", two.array(), 2, 0, new int[] {2}, new int[] {1}))) {
            assertThat(half.read("t").floats()).containsExactly(1.5f, -2);
        }
        two.clear().putShort((short) 0x3fc0).putShort((short) 0xc000);
        try (WeightFile brain =
                WeightFile.open(single("BFloat16Storage", two.array(), 2, 0, new int[] {2}, new int[] {1}))) {
            assertThat(brain.read("t").floats()).containsExactly(1.5f, -2);
        }
        byte[] longs = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(5)
                .putLong(-6)
                .array();
        try (WeightFile whole = WeightFile.open(single("LongStorage", longs, 2, 0, new int[] {2}, new int[] {1}))) {
            assertThat(whole.read("t").floats()).containsExactly(5, -6);
        }
        assertThat(StoredType.FLOAT16.at(halves(0x0001), 0)).isEqualTo((float) Math.pow(2, -24));
        assertThat(StoredType.FLOAT16.at(halves(0xfc00), 0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(StoredType.FLOAT16.at(halves(0x7bff), 0)).isEqualTo(65504);
    }

    private static ByteBuffer halves(int bits) {
        return ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) bits);
    }

    /** A transposed view of a part of a storage. */
    @Test
    void stridesAreFollowed() throws Exception {
        byte[] numbers = TorchFiles.floats(9, 1, 2, 3, 4, 5, 6);
        try (WeightFile file =
                WeightFile.open(single("FloatStorage", numbers, 7, 1, new int[] {3, 2}, new int[] {1, 3}))) {
            assertThat(file.read("t").floats()).containsExactly(1, 4, 2, 5, 3, 6);
        }
        assertThatThrownBy(() ->
                        WeightFile.open(single("FloatStorage", numbers, 7, 2, new int[] {3, 2}, new int[] {1, 3})))
                .hasMessageContaining("does not lie within");
        assertThatThrownBy(() -> WeightFile.open(single("FloatStorage", numbers, 8, 0, new int[] {2}, new int[] {1})))
                .hasMessageContaining("fewer than");
        assertThatThrownBy(() -> WeightFile.open(single("QUInt8Storage", numbers, 7, 0, new int[] {2}, new int[] {1})))
                .hasMessageContaining("QUInt8Storage");
    }

    /** Modules of TorchScript hold what they hold as attributes. */
    @Test
    void torchScriptIsRead() throws Exception {
        Bytes out = new Bytes()
                .raw(0x80, 2)
                .ascii("c__torch__.clip.Visual\nVisual\n")
                .raw(')', 0x81, '}')
                .text("conv1");
        out.ascii("c__torch__.torch.nn.Conv2d\nConv2d\n").raw(')', 0x81, '}').text("weight");
        out.ascii("ctorch._utils\n_rebuild_tensor_v2\n")
                .raw('(', '(')
                .text("storage")
                .ascii("ctorch\nFloatStorage\n");
        out.text("0")
                .text("cpu")
                .number(1)
                .raw('t', 'Q')
                .number(0)
                .raw('(')
                .number(1)
                .raw('t', '(')
                .number(1);
        out.raw('t', 0x89, 'N', 't', 'R', 's', 'b', 's', 'b', '.');
        Path file = TorchFiles.zip(folder.resolve("script.pt"), out.bytes(), List.of(TorchFiles.floats(3)));
        try (WeightFile script = WeightFile.open(file)) {
            assertThat(script.names()).containsExactly("conv1.weight");
            assertThat(script.read("conv1.weight").floats()).containsExactly(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|contradicts itself",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|contradicts itself",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[999999999,999999999],\"data_offsets\":[0,4]}}|contradicts itself",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[100],\"data_offsets\":[0,400]}}|ends before",
                "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[0,1]}}|F8_E4M3",
                "[1,2]|damaged",
                "{\"a\":|damaged"
            })
    void aLyingHeaderIsRefused(String header, String words) throws Exception {
        Path file = TorchFiles.safetensors(folder.resolve("lie.safetensors"), header, TorchFiles.floats(1));
        assertThatThrownBy(() -> WeightFile.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(words);
    }

    /** Pickles that Python's own pickler wrote, of protocols 2 and 4, with other things beside the tensors. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void whatPythonWritesIsRead(int protocol) throws Exception {
        Path place = Path.of(getClass().getResource("python" + protocol + ".pt").toURI());
        try (WeightFile file = WeightFile.open(place)) {
            assertThat(file.names()).containsExactly("state_dict.a.weight", "state_dict.a.bias");
            assertThat(file.read("state_dict.a.weight").floats()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(file.read("state_dict.a.bias").floats()).containsExactly(7, 8, 9);
        }
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        assertThatThrownBy(() -> WeightFile.open(folder.resolve("none"))).hasMessageContaining("there is no file");
        Path text = Files.writeString(folder.resolve("text"), "This is no file of weights at all.");
        assertThatThrownBy(() -> WeightFile.open(text)).isInstanceOf(BadInputException.class);
        Path archive = TorchFiles.zip(folder.resolve("zip"), new byte[0], List.of());
        assertThatThrownBy(() -> WeightFile.open(archive)).hasMessageContaining("ends too early");
    }
}
