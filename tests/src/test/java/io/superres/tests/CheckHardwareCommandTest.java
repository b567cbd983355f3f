package io.superres.tests;

import io.superres.fiji.CheckHardwareCommand;
import java.util.List;
import java.util.Map;

class CheckHardwareCommandTest extends AbstractCommandTest {
    CheckHardwareCommandTest() {
        super(CheckHardwareCommand.class);
    }

    @Override
    String before() {
        return "";
    }

    @Override
    Map<String, String> answers() {
        return Map.of();
    }

    @Override
    String after() {
        return "if (nImages != 0) exit(nImages + \" images are open\");\n";
    }

    @Override
    List<String> printed() {
        return List.of("ONNX Runtime");
    }
}
