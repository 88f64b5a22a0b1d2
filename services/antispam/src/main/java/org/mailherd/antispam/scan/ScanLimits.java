package org.mailherd.antispam.scan;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.Errand;
import org.mailherd.antispam.effort.Processors;

/**
 * Runs scans within a limit of time each and of number at once. Small messages, which most are,
 * never wait for large ones: each size has places of its own, and large ones share what they may
 * use of the processors.
 */
public final class ScanLimits implements AutoCloseable {

    private static final long KIB = 1024;

    /** Of ordinary mail; what it costs is small whatever is in it. */
    private static final long SMALL = 128 * KIB;

    /** With its copies and its tree of HTML some 20 MiB. */
    private static final long MEDIUM = 2048 * KIB;

    /** A newsletter has less text, and most mail a tenth of it. */
    private static final long HEAVY = 64 * KIB;

    private static final int MEDIUM_PLACES = 8;
    private static final int LARGE_PLACES = 2;

    /** Heavy ones leave places for others: of small messages two thirds, of larger ones half. */
    private static final int SMALL_HEAVY = 3;

    private static final int LARGER_HEAVY = 2;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Places small;
    private final Places medium = Places.of(MEDIUM_PLACES, LARGER_HEAVY);
    private final Places large = Places.of(LARGE_PLACES, LARGER_HEAVY);

    /** Half of the processors, so that small messages always find one. */
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final Processors computing = new Processors();
    private final Duration timeLimit;

    /**
     * @param concurrentScans of small messages; a few larger ones come beside them
     * @param timeLimit waiting for a place included
     */
    public ScanLimits(int concurrentScans, Duration timeLimit) {
        this.small = Places.of(concurrentScans, SMALL_HEAVY);
        this.timeLimit = timeLimit;
    }

    /**
     * For messages of one size.
     *
     * @param heavy of all, who may go on though they cost much
     */
    private record Places(Semaphore all, Semaphore heavy) {
        static Places of(int count, int share) {
            return new Places(
                    new Semaphore(count, true), new Semaphore(Math.max(1, count / share)));
        }
    }

    /** The scan took, or waited, longer than the limit. */
    public static final class ScanTimeoutException extends Exception {
        private static final long serialVersionUID = 1;

        ScanTimeoutException(Duration timeLimit) {
            super("the scan did not end within " + timeLimit.toMillis() + " ms");
        }
    }

    /** A scan whose work on the processor is told apart from its waiting. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Turn turn) throws Exception;
    }

    /**
     * @param size of the message in octets, as far as known; less than zero when it is not
     * @throws ScanTimeoutException when time is up; the scan is interrupted
     * @throws ExecutionException with what the scan threw
     */
    public <T> T run(long size, Work<T> scan)
            throws ScanTimeoutException, ExecutionException, InterruptedException {
        Future<T> future = threads.submit(() -> inPlace(size, scan));
        try {
            return future.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ScanTimeoutException(timeLimit);
        }
    }

    private <T> T inPlace(long size, Work<T> scan) throws Exception {
        Places places = places(size);
        Part part = new Part(computing, computing.errand(), places.heavy());
        Turn turn = places == small ? part : new Shared(processors, part);
        places.all().acquire();
        try {
            return scan.run(turn);
        } finally {
            places.all().release();
        }
    }

    private Places places(long size) {
        if (size < 0 || size > MEDIUM) {
            return large;
        }
        return size <= SMALL ? small : medium;
    }

    /** A small message's. */
    private record Part(Processors computing, Errand errand, Semaphore heavy) implements Turn {
        @Override
        public <T, X extends Exception> T take(Errand.Task<T, X> task)
                throws X, InterruptedException {
            return errand.computing(task);
        }

        @Override
        public <T> T work(long weight, Function<Effort, T> work) throws InterruptedException {
            Processors.Kind kind =
                    weight > HEAVY ? Processors.Kind.HEAVY : Processors.Kind.ORDINARY;
            return computing.run(errand, kind, heavy, work);
        }
    }

    /** With one of the places where large messages are read. */
    private record Shared(Semaphore processors, Part part) implements Turn {
        @Override
        public <T> T work(long weight, Function<Effort, T> work) throws InterruptedException {
            return part.work(weight, work);
        }

        @Override
        public <T, X extends Exception> T take(Errand.Task<T, X> task)
                throws X, InterruptedException {
            processors.acquire();
            try {
                return part.take(task);
            } finally {
                processors.release();
            }
        }
    }

    /** Places that are free, of all sizes and in all lanes, for tests. */
    int free() {
        int places = 0;
        for (Places one : List.of(small, medium, large)) {
            places += one.all().availablePermits() + one.heavy().availablePermits();
        }
        return places + computing.free();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        computing.close();
    }
}
