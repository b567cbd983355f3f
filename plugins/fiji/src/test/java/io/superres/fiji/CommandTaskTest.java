package io.superres.fiji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import io.superres.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

/** The task that a command shows in Fiji's task list. */
class CommandTaskTest {
    private final Context context = new Context();

    @AfterEach
    void end() {
        context.dispose();
    }

    /** What the task list hears. */
    private static final class TaskList {
        private final Consumer<Task> reaction;
        private final List<Long> values = new ArrayList<>();
        private Task task;

        TaskList(Consumer<Task> reaction) {
            this.reaction = reaction;
        }

        @EventHandler
        synchronized void hear(TaskEvent event) {
            assertThat(task).isIn(null, event.getTask());
            task = event.getTask();
            values.add(task.getProgressValue());
            reaction.accept(task);
        }

        synchronized Task task() {
            return task;
        }

        synchronized List<Long> values() {
            return List.copyOf(values);
        }
    }

    private TaskList listen(Consumer<Task> reaction) {
        TaskList list = new TaskList(reaction);
        context.service(EventService.class).subscribe(list);
        return list;
    }

    private CommandModule run(ImagePlus image) throws Exception {
        return context.service(CommandService.class)
                .run(
                        SingleImageCommand.class,
                        false,
                        "image",
                        image,
                        "scale",
                        2,
                        "model",
                        "sisr-x2",
                        "device",
                        "cpu",
                        "tile",
                        16)
                .get();
    }

    private static ImagePlus image(int width, int height) {
        return new ImagePlus("cells", new FloatProcessor(width, height));
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    void everyTileIsSeenAndTheTaskEnds() throws Exception {
        TaskList list = listen(task -> {});
        CommandModule module = run(image(64, 48));
        assertThat(((ImagePlus) module.getOutput("output")).getWidth()).isEqualTo(128);
        eventually(() -> list.task() != null && list.task().isDone());
        assertThat(list.task().getName()).isEqualTo("Super-resolution");
        assertThat(list.task().getProgressMaximum()).isEqualTo(4 * 3);
        assertThat(list.task().getProgressValue()).isEqualTo(4 * 3);
        eventually(() -> list.values().contains(12L));
        assertThat(list.values()).isSorted();
    }

    @Test
    void cancellingTheTaskStopsTheCommand() throws Exception {
        TaskList list = listen(task -> {
            if (task.getProgressValue() >= 2 && !task.isCanceled()) task.cancel("enough");
        });
        CommandModule module = run(image(640, 480));
        assertThat(module.isCanceled()).isTrue();
        assertThat(module.getOutput("output")).isNull();
        eventually(() -> list.task().isDone());
        assertThat(list.task().getProgressMaximum()).isEqualTo(40 * 30);
        assertThat(list.task().getProgressValue()).isLessThan(100);
    }

    @Test
    void theTaskEndsAfterAFailureToo() throws Exception {
        TaskList list = listen(task -> {});
        ImagePlus image = image(64, 48);
        image.getProcessor().setf(5, 5, Float.NaN);
        assertThatThrownBy(() -> run(image))
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining(BadInputException.class.getName());
        eventually(() -> list.task() != null && list.task().isDone());
    }

    @Test
    void progressNeverGoesBackButMayBeginAgain() {
        TaskList list = listen(task -> {});
        Cancelable command = new SingleImageCommand();
        try (SciJavaProgress progress = new SciJavaProgress(
                "job", context.service(TaskService.class), context.service(StatusService.class), command)) {
            progress.update(3, 10);
            progress.update(2, 10);
            assertThat(list.task().getProgressValue()).isEqualTo(3);
            progress.update(1, 40);
            assertThat(list.task().getProgressValue()).isEqualTo(1);
            assertThat(list.task().getProgressMaximum()).isEqualTo(40);
            assertThat(progress.cancelled()).isFalse();
            list.task().cancel("enough");
            assertThat(progress.cancelled()).isTrue();
            assertThat(command.isCanceled()).isTrue();
            assertThat(list.task().isDone()).isFalse();
        }
        assertThat(list.task().isDone()).isTrue();
    }

    /** Two at once do not know of each other: cancelling one lets the other finish. */
    @Test
    void twoCommandsAtOnce() throws Exception {
        CommandService commands = context.service(CommandService.class);
        var first = commands.run(
                SingleImageCommand.class, false, "image", image(400, 300), "scale", 2, "device", "cpu", "tile", 16);
        var second = commands.run(
                SingleImageCommand.class, false, "image", image(60, 40), "scale", 2, "device", "cpu", "tile", 16);
        ImagePlus small = (ImagePlus) second.get().getOutput("output");
        assertThat(small.getWidth()).isEqualTo(120);
        ImagePlus large = (ImagePlus) first.get().getOutput("output");
        assertThat(large.getWidth()).isEqualTo(800);
    }
}
