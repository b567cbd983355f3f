package io.superres.cli;

import io.superres.session.hardware.Hardware;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code superres hardware} */
@Command(
        name = "hardware",
        description = "Tries out what this computer can run networks on, and says how to use its graphics card.",
        mixinStandardHelpOptions = true)
final class HardwareCommand implements Runnable {
    @Option(names = "--json", paramLabel = "REPORT", description = "write the same, as JSON")
    private Path json;

    @Override
    public void run() {
        Json.checkPlace(json, List.of());
        Hardware hardware = Hardware.probe();
        System.out.println(hardware.report());
        if (json != null) Json.write(hardware, json);
    }
}
