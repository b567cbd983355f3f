package io.superres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.SuperresException;
import io.superres.onnx.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error code - ORT_RUNTIME_EXCEPTION - message: Non-zero status code returned while running Conv node."
                        + " Name:'conv_3' Status Message: bfc_arena.cc:376 void* onnxruntime::BFCArena::"
                        + "AllocateRawInternal(size_t, bool) Failed to allocate memory for requested buffer of size"
                        + " 1073741824",
                "Available memory of 1024 is smaller than requested bytes of 4096",
                "cuda_call.cc:129 CUDA failure 2: out of memory ; GPU=0 ; hostname=a ; expr=cudaMalloc((void**)&p, n)",
                "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED ; GPU=0",
                "CUDNN failure 4: CUDNN_STATUS_ALLOC_FAILED ; GPU=0",
                "CUDNN failure 4: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED ; GPU=0",
                "Exception during initialization: std::bad_alloc",
                "bad allocation",
                "first line\nFailed to allocate memory for requested buffer of size 12"
            })
    void fullMemory(String message) {
        Exception cause = new Exception(message);
        for (Device device : Device.values()) {
            assertThat(OnnxFailure.running(cause, device)).isInstanceOf(DeviceMemoryException.class);
            assertThat(OnnxFailure.opening(cause, device)).isInstanceOf(DeviceMemoryException.class);
        }
        assertThat(OnnxFailure.running(cause, Device.CUDA)).hasMessageContaining("graphics card");
        assertThat(OnnxFailure.running(cause, Device.CPU)).hasMessageNotContaining("graphics card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA failure 700: an illegal memory access was encountered ; GPU=0",
                "CUDA failure 209: no kernel image is available for execution on the device ; GPU=0",
                "CUDNN failure 5000: CUDNN_STATUS_EXECUTION_FAILED ; GPU=0"
            })
    void brokenGraphicsCard(String message) {
        Exception cause = new Exception(message);
        assertThat(OnnxFailure.running(cause, Device.CUDA)).isInstanceOf(DeviceException.class);
        assertThat(OnnxFailure.opening(cause, Device.CUDA)).isInstanceOf(DeviceException.class);
        assertThat(OnnxFailure.running(cause, Device.CPU))
                .isNotInstanceOfAny(DeviceException.class, DeviceMemoryException.class);
    }

    @Test
    void everythingElse() {
        Exception cause = new Exception("Error code - ORT_FAIL - message: Got invalid dimensions for input: lr\nmore");
        for (Device device : Device.values()) {
            assertThat(OnnxFailure.opening(cause, device)).isInstanceOf(ModelFormatException.class);
            assertThat(OnnxFailure.running(cause, device))
                    .hasSameClassAs(new SuperresException(""))
                    .hasMessage("ONNX Runtime failed: Got invalid dimensions for input: lr");
        }
    }

    @Test
    void theRealRuntimeIsUnderstood() {
        try (Session session = OnnxSession.open(Greedy.graph(), Device.CPU, 1)) {
            assertThatThrownBy(() -> session.run(Greedy.INPUTS)).isInstanceOf(DeviceMemoryException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open"
                        + " shared object file: No such file|libcublasLt.so.12 is missing; install CUDA 12 and cuDNN 9",
                "LoadLibrary failed with error 126 \"\" when trying to load onnxruntime_providers_cuda.dll|a library"
                        + " that it needs is missing",
                "Failed to find CUDA shared provider|the CPU-only ONNX Runtime",
                "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version|update the driver",
                "CUDA failure 100: no CUDA-capable device is detected|no NVIDIA graphics card can be seen",
                "CUDA failure 209: no kernel image is available for execution on the device|use a newer card",
                "CUDNN failure 1002: CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH|install cuDNN 9",
                "Error code - ORT_FAIL - message: OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared"
                        + " library|libraries of CUDA 12 or cuDNN 9 are missing; 'superres hardware'",
                "something new|something new; update"
            })
    void complaintsAreExplained(String complaint, String meaning) {
        assertThat(OnnxFailure.unusable(new Exception(complaint)))
                .hasMessageStartingWith("CUDA cannot be used: ")
                .hasMessageContaining(meaning)
                .hasMessageEndingWith(", or choose device=cpu");
    }
}
