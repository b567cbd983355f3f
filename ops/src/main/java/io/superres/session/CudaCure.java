package io.superres.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ONNX Runtime's complaints about CUDA mean, and what helps. */
public final class CudaCure {
    private record Rule(Pattern sign, String meaning) {
        static Rule of(String sign, String meaning) {
            return new Rule(Pattern.compile(sign, Pattern.CASE_INSENSITIVE), meaning);
        }
    }

    /** The first that fits counts. In a meaning, $1 stands for what the sign caught. */
    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "([\\w+-]+\\.so[.\\d]*): cannot open shared object",
                    "$1 is missing; install CUDA 12 and cuDNN 9 and name their folders in LD_LIBRARY_PATH"),
            Rule.of(
                    "error 12[67]\\b|LoadLibrary failed",
                    "a library that it needs is missing; install CUDA 12 and cuDNN 9 and name their bin folders in"
                            + " PATH"),
            Rule.of(
                    "failed to load shared library",
                    "libraries of CUDA 12 or cuDNN 9 are missing; 'superres hardware' or SR Check Hardware... names"
                            + " them"),
            Rule.of(
                    "failed to find CUDA shared provider|not compiled with CUDA|CUDA execution provider is not enabled",
                    "this installation holds the CPU-only ONNX Runtime; install the one for graphics cards (README,"
                            + " section GPU)"),
            Rule.of(
                    "driver version is insufficient|CUDA failure 35\\b",
                    "the NVIDIA driver is too old for CUDA 12; update the driver"),
            Rule.of(
                    "no CUDA-capable device|CUDA failure 100\\b",
                    "no NVIDIA graphics card can be seen; check nvidia-smi and CUDA_VISIBLE_DEVICES"),
            Rule.of(
                    "no kernel image|CUDA failure 209\\b",
                    "this ONNX Runtime does not support this model of graphics card; use a newer card"),
            Rule.of(
                    "CUDNN_STATUS_(\\w*VERSION_MISMATCH|NOT_INITIALIZED|SUBLIBRARY_\\w+)|(un|not )able to load.*cudnn",
                    "cuDNN does not fit; install cuDNN 9 for CUDA 12, and remove other versions from the path"));

    private CudaCure() {}

    /** Reason and cure in one sentence without a full stop; ONNX Runtime's own words if they are unknown. */
    public static String of(String complaint) {
        for (Rule rule : RULES) {
            Matcher found = rule.sign().matcher(complaint);
            if (!found.find()) continue;
            String caught = found.groupCount() > 0 ? String.valueOf(found.group(1)) : "";
            return rule.meaning().replace("$1", caught) + ", or choose device=cpu";
        }
        return complaint.lines().findFirst().orElse("no reason given")
                + "; update the NVIDIA driver, CUDA 12 and cuDNN 9, or choose device=cpu";
    }
}
