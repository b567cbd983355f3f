package io.superres.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.superres.loss.PixelLoss;
import io.superres.optimise.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nothing piles up while a run goes on. */
class MemoryTest {
    private static final long STEPS = 5000;
    private static final long EXTENT = 32;

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void arraysAndMemoryStayAsTheyAreOverFiveThousandSteps() throws Exception {
        List<Integer> arrays = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        try (Trainer trainer = Trainer.open(Toys.run(folder), TrainingListener.NONE)) {
            Learner line = trainer.learner(
                    "line", Toys.line(1, 0), Learning.with(Adam.standard()).averaged(0.99));
            Frozen frozen = trainer.frozen(Toys.line(2, 1));
            float[] pixels = Toys.noise(1, (int) (4 * EXTENT * EXTENT), 1);
            Phase phase = new Phase("only", STEPS, step -> {
                NDArray x = step.tensor(pixels, 4, 1, EXTENT, EXTENT);
                NDArray y = line.forward(x).get(0);
                step.minimise(
                        line,
                        1e-4,
                        Term.of("pixel", PixelLoss.L1.of(y, frozen.forward(x).get(0))));
                if (step.number() % 1000 == 0) {
                    arrays.add(trainer.manager().getManagedArrays().size());
                    resident.add(resident());
                }
            });
            trainer.train(List.of(phase), Validation.NONE, List.of(), Toys.record(), false);
        }
        assertThat(arrays).allMatch(count -> count.equals(arrays.get(0)));
        // 16 kB of input leaked per step would be 48 MB.
        long before = Math.min(resident.get(0), resident.get(1));
        long after = Math.min(resident.get(3), resident.get(4));
        assertThat(after - before).as("%s kB", resident).isLessThan(24_000);
    }

    /** Memory in use, in kB, after what the garbage collector can free has been freed. */
    private static long resident() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
