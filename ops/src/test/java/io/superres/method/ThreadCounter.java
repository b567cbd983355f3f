package io.superres.method;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.view.Views;

/**
 * An image that knows how many threads have read it. The first readers wait for each other, so that all threads which a
 * job may use show up before the first of them can do all the work.
 */
final class ThreadCounter<T> implements RandomAccessibleInterval<T> {
    private static final long PATIENCE_SECONDS = 20;

    private final RandomAccessibleInterval<T> image;
    private final CountDownLatch awaited;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();

    /** @param expected number of readers that are waited for */
    ThreadCounter(RandomAccessibleInterval<T> image, int expected) {
        this.image = Views.interval(image, image);
        awaited = new CountDownLatch(expected);
    }

    /** The largest number of threads that lived at the same time. */
    int most() {
        return most.get();
    }

    private void note() {
        if (readers.add(Thread.currentThread())) awaited.countDown();
        int alive = (int) readers.stream().filter(Thread::isAlive).count();
        most.accumulateAndGet(alive, Math::max);
        try {
            if (!awaited.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new AssertionError("only " + readers.size() + " threads work");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RandomAccess<T> randomAccess() {
        note();
        return image.randomAccess();
    }

    @Override
    public RandomAccess<T> randomAccess(Interval interval) {
        note();
        return image.randomAccess(interval);
    }

    @Override
    public T getType() {
        return image.getType();
    }

    @Override
    public int numDimensions() {
        return image.numDimensions();
    }

    @Override
    public long min(int d) {
        return image.min(d);
    }

    @Override
    public long max(int d) {
        return image.max(d);
    }
}
