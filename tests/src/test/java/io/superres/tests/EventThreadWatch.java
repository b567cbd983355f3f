package io.superres.tests;

import java.awt.EventQueue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.RepaintManager;

/**
 * Notes where our code uses Swing outside of the event thread. AWT may be used on any thread, also where Swing draws it;
 * the constructor of ImageJ's window is its own affair.
 */
final class EventThreadWatch extends RepaintManager {
    private final List<Throwable> all = new CopyOnWriteArrayList<>();

    private EventThreadWatch() {}

    /** Begins to watch, after having made sure that nothing escapes. */
    static EventThreadWatch install() {
        EventThreadWatch watch = new EventThreadWatch();
        RepaintManager.setCurrentManager(watch);
        JLabel label = new JLabel("before");
        new JPanel().add(label);
        label.setText("after");
        if (watch.all.isEmpty()) throw new AssertionError("the watch is blind");
        return watch;
    }

    /** Where we used Swing on a wrong thread. */
    List<Throwable> violations() {
        return all.stream().filter(EventThreadWatch::isOurs).toList();
    }

    private static boolean isOurs(Throwable use) {
        List<StackTraceElement> stack = Arrays.asList(use.getStackTrace());
        return stack.stream()
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith("io.superres.") && !name.startsWith("io.superres.tests."))
                && stack.stream()
                        .noneMatch(frame -> frame.getClassName().equals("ij.ImageJ")
                                && frame.getMethodName().equals("<init>"));
    }

    private void check(JComponent component) {
        if (!EventQueue.isDispatchThread() && !component.getClass().getName().startsWith("sun.awt."))
            all.add(new IllegalStateException(
                    component.getClass() + " on " + Thread.currentThread().getName()));
    }

    @Override
    public synchronized void addInvalidComponent(JComponent component) {
        check(component);
        super.addInvalidComponent(component);
    }

    @Override
    public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
        check(component);
        super.addDirtyRegion(component, x, y, width, height);
    }
}
