package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.SuperresException;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.SuperResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Enlarges many files one after another. A file that fails does not stop the others. One object for one run.
 */
public final class Batch implements AutoCloseable {
    private final FileUpscaler files;
    private final boolean resume;
    private final BatchListener listener;
    private final String device;
    private SuperResolver resolver;

    private Batch(FileUpscaler files, boolean resume, BatchListener listener) {
        this.files = files;
        this.resume = resume;
        this.listener = listener;
        resolver = open();
        device = resolver.device().toString();
    }

    /**
     * Makes the network ready.
     *
     * @param resume whether to leave alone what is finished; everything is made again otherwise
     * @throws SuperresException if the network cannot be run
     */
    public static Batch open(FileUpscaler files, boolean resume, BatchListener listener) {
        return new Batch(files, resume, listener);
    }

    /**
     * Works on all files, and keeps a {@link BatchReport} in the folder of the results, also if it is cancelled.
     *
     * @param jobs see {@link Jobs#toFolder}
     * @param folder where all results go
     * @throws CancelledException if the listener asked to stop; finished results stay
     * @throws SuperresException if the results do not fit on the disk, or the report cannot be written
     */
    public Summary run(List<Job> jobs, Path folder) {
        ImagePlusUpscaler upscaler = files.upscaler();
        DiskNeed.check(jobs, upscaler.model().scale(), upscaler.treatment().selection(), folder);
        BatchReport report = new BatchReport(folder);
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (Job job : jobs) {
                listener.begin(outcomes.size() + 1, jobs.size(), job.input());
                listener.checkCancelled();
                Outcome outcome = attempt(job);
                outcomes.add(outcome);
                report.add(outcome);
                listener.end(outcome);
            }
        } finally {
            report.save();
        }
        return new Summary(outcomes);
    }

    /**
     * Works on a single file.
     *
     * @throws BadInputException if the file cannot be enlarged
     * @throws CancelledException if the listener asked to stop
     * @throws SuperresException if the job fails
     */
    public Outcome enlarge(Job job) {
        long start = System.nanoTime();
        ImageFiles.removeUnfinished(job.output());
        Optional<ImageHeader> finished = resume ? Finished.find(job, files.upscaler(), resolver()) : Optional.empty();
        if (finished.isPresent()) {
            ImageHeader header = finished.get();
            return new Outcome(
                    job,
                    Status.SKIPPED,
                    seconds(start),
                    header.width(),
                    header.height(),
                    header.planes(),
                    "finished before");
        }
        FileUpscaler.Done done = files.upscale(job.input(), job.output(), resolver(), listener);
        return new Outcome(job, Status.DONE, seconds(start), done.width(), done.height(), done.planes(), "");
    }

    private Outcome attempt(Job job) {
        long start = System.nanoTime();
        try {
            return enlarge(job);
        } catch (CancelledException e) {
            throw e;
        } catch (BadInputException e) {
            return failure(job, start, e.getMessage());
        } catch (SuperresException e) {
            close(); // what ran the network may have gone with it; the next file gets a new one
            return failure(job, start, e.getMessage());
        } catch (OutOfMemoryError e) {
            return failure(job, start, "there is not enough memory for this image; give Java more");
        } catch (RuntimeException | StackOverflowError e) {
            close();
            return failure(job, start, "unexpected failure: " + e);
        }
    }

    private static Outcome failure(Job job, long start, String message) {
        return new Outcome(job, Status.FAILED, seconds(start), 0, 0, 0, message);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Where the network really runs. */
    public String device() {
        return device;
    }

    private SuperResolver resolver() {
        if (resolver == null) resolver = open();
        return resolver;
    }

    private SuperResolver open() {
        return files.upscaler().open();
    }

    @Override
    public void close() {
        if (resolver != null) resolver.close();
        resolver = null;
    }
}
