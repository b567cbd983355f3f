package io.superres.tests;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import io.superres.imagej.ImageJLauncher;
import java.awt.AWTException;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.ItemEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/**
 * Does what a user does in ImageJ's windows: opens an image, chooses our command in the menu, fills in its dialog, presses
 * OK; then does it again with a large image and presses Escape. Arguments: a model for scale 2, the folder for
 * screenshots. Prints the result, what the Recorder wrote, what Escape left behind, and how often Swing was used outside
 * of the event thread.
 */
final class GuiMain {
    private static final String COMMAND = "SR Single Image...";
    private static final String REFERENCE_COMMAND = "SR E2ENT2...";
    private static final long PATIENCE_MILLIS = 60_000;

    private GuiMain() {}

    public static void main(String[] args) throws Exception {
        try {
            EventThreadWatch watch = EventThreadWatch.install();
            useImageJ(args[0], Path.of(args[1]));
            pressEscape(args[0]);
            takeReference(args[2], Path.of(args[1]));
            watch.violations().forEach(Throwable::printStackTrace);
            System.out.println("off the event thread: " + watch.violations().size());
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void useImageJ(String model, Path screenshots) throws Exception {
        ImageJLauncher.open();
        Recorder recorder = new Recorder();
        IJ.createImage("cells", "16-bit ramp", 64, 48, 1).show();

        GenericDialog dialog = choose(COMMAND, model);
        Robot robot = robot();
        screenshot(robot, dialog, screenshots.resolve("single-image-dialog.png"));
        click(robot, ok(dialog));

        ImagePlus result = await("the result", () -> WindowManager.getImage("cells-sisr-x2"));
        System.out.println("result " + result.getWidth() + " x " + result.getHeight() + ", current "
                + (WindowManager.getCurrentImage() == result));
        String written = await("the Recorder", () -> recorder.getText().contains(COMMAND) ? recorder.getText() : null);
        System.out.println(written);
    }

    private static void pressEscape(String model) throws Exception {
        IJ.createImage("large", "8-bit ramp", 5000, 5000, 1).show();
        int windows = WindowManager.getWindowCount();
        GenericDialog dialog = choose(COMMAND, model);
        click(robot(), ok(dialog));
        await("the first tile", () -> EscapeMain.tilesAtWork() > 0 ? true : null);
        EventQueue.invokeAndWait(() -> {
            KeyEvent escape = new KeyEvent(
                    IJ.getInstance(), KeyEvent.KEY_PRESSED, 0, 0, KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED);
            IJ.getInstance().keyPressed(escape);
        });
        await("the last tile", () -> EscapeMain.tilesAtWork() == 0 ? true : null);
        await("the status bar", () -> ImageJ.getStatusBarText().contains("cancelled") ? true : null);
        if (dialog(COMMAND) != null) throw new AssertionError("a dialog is left");
        System.out.println("after Escape " + (WindowManager.getWindowCount() - windows) + " more windows");
    }

    /** Chooses an open image as reference, from the list that adds its title to the text. */
    private static void takeReference(String model, Path screenshots) throws Exception {
        IJ.createImage("sharp cells", "8-bit ramp", 60, 50, 1).show();
        IJ.createImage("soft cells", "8-bit ramp", 20, 15, 1).show();
        GenericDialog dialog = choose(REFERENCE_COMMAND, model);
        Choice list = (Choice) dialog.getChoices().get(dialog.getChoices().size() - 2); // the last is how to match
        TextField reference = text(dialog.getStringFields().lastElement());
        EventQueue.invokeAndWait(() -> {
            // Which of two new windows has the focus is up to the window manager.
            ((Choice) dialog.getChoices().get(0)).select("soft cells");
            list.select("sharp cells");
            list.dispatchEvent(new ItemEvent(list, ItemEvent.ITEM_STATE_CHANGED, "sharp cells", ItemEvent.SELECTED));
        });
        screenshot(robot(), dialog, screenshots.resolve("e2ent2-dialog.png"));
        System.out.println("reference " + reference.getText());
        // Not with the mouse: several windows may lie over the dialog by now.
        Button ok = ok(dialog);
        EventQueue.invokeLater(
                () -> ok.dispatchEvent(new ActionEvent(ok, ActionEvent.ACTION_PERFORMED, ok.getActionCommand())));
        ImagePlus result = await("the result", () -> WindowManager.getImage("soft cells-e2ent2-x4"));
        System.out.println("guided " + result.getWidth() + " x " + result.getHeight());
    }

    /** Chooses the command in the menu and fills in what its dialog asks for. */
    private static GenericDialog choose(String command, String model) throws Exception {
        MenuItem item = item(item(null, "Plugins"), "Super-Resolution", command);
        EventQueue.invokeLater(
                () -> item.dispatchEvent(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, item.getActionCommand())));
        GenericDialog dialog = await("the dialog", () -> dialog(command));
        EventQueue.invokeAndWait(() -> {
            if (command.equals(COMMAND)) text(dialog.getNumericFields().get(0)).setText("2");
            text(dialog.getStringFields().get(0)).setText(model);
        });
        return dialog;
    }

    /** Hands that are slow enough for a window to be there. */
    private static Robot robot() throws AWTException {
        Robot robot = new Robot();
        robot.setAutoDelay(100);
        robot.delay(500);
        return robot;
    }

    private static Button ok(GenericDialog dialog) {
        return Arrays.stream(dialog.getButtons())
                .filter(button -> button != null && button.getLabel().trim().equals("OK"))
                .findFirst()
                .orElseThrow();
    }

    private static MenuItem item(MenuItem parent, String... labels) {
        MenuItem item = parent;
        for (String label : labels) item = child(item, label);
        return item;
    }

    private static MenuItem child(MenuItem parent, String label) {
        int count = parent == null ? IJ.getInstance().getMenuBar().getMenuCount() : ((Menu) parent).getItemCount();
        for (int i = 0; i < count; i++) {
            MenuItem child = parent == null ? IJ.getInstance().getMenuBar().getMenu(i) : ((Menu) parent).getItem(i);
            if (child.getLabel().equals(label)) return child;
        }
        throw new AssertionError("no menu entry " + label);
    }

    private static GenericDialog dialog(String command) {
        for (Window window : Window.getWindows())
            if (window.isShowing() && window instanceof Dialog other && !(window instanceof GenericDialog))
                throw new AssertionError("unexpected dialog '" + other.getTitle() + "'");
            else if (window.isShowing()
                    && window instanceof GenericDialog found
                    && found.getTitle().equals(command)) return found;
        return null;
    }

    private static TextField text(Object field) {
        return (TextField) field;
    }

    private static void click(Robot robot, Button button) {
        Point corner = button.getLocationOnScreen();
        robot.mouseMove(corner.x + button.getWidth() / 2, corner.y + button.getHeight() / 2);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    private static void screenshot(Robot robot, Window window, Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Rectangle area = window.getBounds();
        ImageIO.write(robot.createScreenCapture(area), "png", file.toFile());
    }

    private static <T> T await(String what, Supplier<T> source) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            T found = source.get();
            if (found != null) return found;
            Thread.sleep(100);
        }
        throw new AssertionError("waited in vain for " + what);
    }
}
