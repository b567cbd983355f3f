package io.superres.benchmark;

import io.superres.SuperresException;
import java.nio.file.Path;
import java.util.List;

/** The smallest heap in which an image can be enlarged, beyond that image and the result. */
final class HeapBenchmark implements Benchmark {
    /** What Java, this library and the tiles being worked on may take. */
    private static final double LIMIT = 64;

    private static final List<Integer> MEGABYTES = List.of(2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256);
    private static final long MEGABYTE = 1 << 20;

    @Override
    public String topic() {
        return "heap";
    }

    @Override
    public List<Row> measure(Setup setup) {
        int size = 2 * setup.size();
        long lr = (long) size * size * Short.BYTES;
        long hr = lr * setup.model().scale() * setup.model().scale();
        long images = (lr + hr + MEGABYTE - 1) / MEGABYTE;
        try (Scratch scratch = Scratch.create()) {
            Path network = scratch.network(setup.model());
            int low = 0;
            int high = MEGABYTES.size() - 1;
            while (low < high) {
                setup.progress().checkCancelled();
                int middle = (low + high) / 2;
                if (enough(images + MEGABYTES.get(middle), network, size, setup)) high = middle;
                else low = middle + 1;
            }
            if (!enough(images + MEGABYTES.get(low), network, size, setup))
                throw new SuperresException("enlarging " + size + " x " + size + " pixels does not work even with "
                        + MEGABYTES.get(low) + " MB of heap beyond the images");
            String what = "beyond an image of " + images + " MB (" + size + " x " + size + ", in and out)";
            return List.of(Row.of(topic(), what, new Cost(MEGABYTES.get(low), Double.NaN), "MB")
                    .atMost(LIMIT));
        }
    }

    private static boolean enough(long megabytes, Path network, int size, Setup setup) {
        ChildJvm child = ChildJvm.run(
                List.of("-Xmx" + megabytes + "m", "-Xmn4m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=4g"),
                HeapProbe.class,
                List.of(
                        network.toString(),
                        Integer.toString(size),
                        Integer.toString(setup.settings().tile()),
                        Integer.toString(setup.settings().threads()),
                        setup.settings().session().device().toString()));
        if (child.exitCode() == 0) return true;
        if (HeapProbe.tooSmall(child)) return false;
        throw new SuperresException("enlarging in a small heap failed: "
                + child.output().lines().findFirst().orElse("exit code " + child.exitCode()));
    }
}
