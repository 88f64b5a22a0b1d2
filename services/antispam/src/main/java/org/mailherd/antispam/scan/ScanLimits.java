package org.mailherd.antispam.scan;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs scans within a limit of time each and of number at once. */
public final class ScanLimits implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final Duration timeLimit;

    /**
     * @param timeLimit waiting for a place included
     */
    public ScanLimits(int concurrentScans, Duration timeLimit) {
        this.places = new Semaphore(concurrentScans);
        this.timeLimit = timeLimit;
    }

    /** The scan took, or waited, longer than the limit. */
    public static final class ScanTimeoutException extends Exception {
        private static final long serialVersionUID = 1;

        ScanTimeoutException(Duration timeLimit) {
            super("the scan did not end within " + timeLimit.toMillis() + " ms");
        }
    }

    /**
     * @throws ScanTimeoutException when time is up; the scan is interrupted
     * @throws ExecutionException with what the scan threw
     */
    public <T> T run(Callable<T> scan)
            throws ScanTimeoutException, ExecutionException, InterruptedException {
        Future<T> future = threads.submit(() -> inPlace(scan));
        try {
            return future.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ScanTimeoutException(timeLimit);
        }
    }

    private <T> T inPlace(Callable<T> scan) throws Exception {
        places.acquire();
        try {
            return scan.call();
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
