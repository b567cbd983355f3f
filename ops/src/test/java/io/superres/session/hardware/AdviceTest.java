package io.superres.session.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.session.Device;
import io.superres.session.RuntimePackage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTest {
    private static final GraphicsCards NONE = new GraphicsCards(List.of(), "nvidia-smi is not installed");
    private static final GraphicsCards OLD = card("470.57.02");
    private static final GraphicsCards CARD = card("550.54.14");

    private static final List<CudaLibrary> COMPLETE = List.of(
            new CudaLibrary("libcudart.so.12", "/usr/lib/libcudart.so.12", true),
            new CudaLibrary("libcudnn.so.9", "/usr/lib/libcudnn.so.9", true));
    private static final List<CudaLibrary> WITHOUT_CUDNN =
            List.of(COMPLETE.get(0), new CudaLibrary("libcudnn.so.9", "", false));
    private static final List<CudaLibrary> NOTHING =
            List.of(new CudaLibrary("libcudart.so.12", "", false), WITHOUT_CUDNN.get(1));
    private static final List<CudaLibrary> HIDDEN =
            List.of(COMPLETE.get(0), new CudaLibrary("libcudnn.so.9", "/opt/cudnn/libcudnn.so.9", false));
    private static final List<CudaLibrary> HIDDEN_ON_WINDOWS =
            List.of(new CudaLibrary("cudnn64_9.dll", "C:\\NVIDIA\\bin\\cudnn64_9.dll", false));

    private static final ProviderCheck CPU = new ProviderCheck(Device.CPU, true, "", 50, 100);
    private static final ProviderCheck CUDA = new ProviderCheck(Device.CUDA, true, "", 1, 5000);
    private static final ProviderCheck BROKEN_CPU = ProviderCheck.failed(Device.CPU, "no library for this processor");
    private static final ProviderCheck BROKEN_CUDA = ProviderCheck.failed(Device.CUDA, "something odd");

    private record Situation(
            RuntimePackage installed,
            GraphicsCards graphics,
            List<CudaLibrary> libraries,
            ProviderCheck cpu,
            ProviderCheck cuda,
            String advice) {}

    private static GraphicsCards card(String driver) {
        return new GraphicsCards(List.of(new GraphicsCards.Card("RTX", 24564, 23028, driver)), "");
    }

    static List<Situation> situations() {
        RuntimePackage gpu = RuntimePackage.GPU;
        RuntimePackage cpuOnly = RuntimePackage.CPU_ONLY;
        return List.of(
                new Situation(gpu, CARD, COMPLETE, CPU, CUDA, "The graphics card RTX is used."),
                new Situation(gpu, NONE, NOTHING, CPU, CUDA, "The graphics card is used."),
                new Situation(
                        cpuOnly,
                        NONE,
                        NOTHING,
                        BROKEN_CPU,
                        BROKEN_CUDA,
                        "ONNX Runtime does not work on this computer: no library for this processor."),
                new Situation(
                        cpuOnly,
                        NONE,
                        NOTHING,
                        CPU,
                        BROKEN_CUDA,
                        "Networks run on the CPU because no NVIDIA graphics card was found (nvidia-smi is not"
                                + " installed); if there is one, install its driver from nvidia.com."),
                new Situation(
                        gpu,
                        OLD,
                        COMPLETE,
                        CPU,
                        BROKEN_CUDA,
                        "Update the NVIDIA driver: version 470.57.02 is too old for CUDA 12, which needs 525 or"
                                + " newer."),
                new Situation(
                        cpuOnly,
                        CARD,
                        COMPLETE,
                        CPU,
                        BROKEN_CUDA,
                        "To use the graphics card RTX, replace the CPU-only ONNX Runtime by the one for graphics cards,"
                                + " as the section GPU of the README says."),
                new Situation(
                        gpu,
                        CARD,
                        WITHOUT_CUDNN,
                        CPU,
                        BROKEN_CUDA,
                        "Install CUDA 12 and cuDNN 9 for CUDA 12: libcudnn.so.9 is missing."),
                new Situation(
                        gpu,
                        CARD,
                        NOTHING,
                        CPU,
                        BROKEN_CUDA,
                        "Install CUDA 12 and cuDNN 9 for CUDA 12: libcudart.so.12, libcudnn.so.9 are missing."),
                new Situation(
                        gpu,
                        CARD,
                        HIDDEN,
                        CPU,
                        BROKEN_CUDA,
                        "Add the folder /opt/cudnn to the environment variable LD_LIBRARY_PATH and start again:"
                                + " libcudnn.so.9 lies there and is not found."),
                new Situation(
                        gpu,
                        CARD,
                        HIDDEN_ON_WINDOWS,
                        CPU,
                        BROKEN_CUDA,
                        "Add the folder C:\\NVIDIA\\bin to the environment variable PATH and start again:"
                                + " cudnn64_9.dll lies there and is not found."),
                new Situation(
                        gpu,
                        CARD,
                        COMPLETE,
                        CPU,
                        BROKEN_CUDA,
                        "The graphics card does not work although nothing seems to be missing: something odd."));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void oneSentenceForEachSituation(Situation s) {
        assertThat(Advice.on(s.installed(), s.graphics(), s.libraries(), List.of(s.cpu(), s.cuda())))
                .isEqualTo(s.advice());
    }
}
