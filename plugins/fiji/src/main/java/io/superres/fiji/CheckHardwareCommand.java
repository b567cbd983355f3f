package io.superres.fiji;

import io.superres.session.hardware.Hardware;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** {@code Plugins > Super-Resolution > SR Check Hardware...} */
@Plugin(
        type = Command.class,
        menuPath = "Plugins>Super-Resolution>SR Check Hardware...",
        description = "Tries out what this computer can run networks on, and says how to use its graphics card.",
        headless = true)
public class CheckHardwareCommand extends ContextCommand {
    @Parameter
    private StatusService status;

    @Parameter(label = "Hardware", type = ItemIO.OUTPUT)
    private String report;

    @Override
    public void run() {
        status.showStatus("Trying out the hardware...");
        report = Hardware.probe().report();
        status.clearStatus();
    }
}
