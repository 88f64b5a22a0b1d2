package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Where computing is done: by as many works at one time as there are processors, and in the slow
 * lane by half as many more, on threads whose processor time can be told. How many works wait is
 * bounded by who admits scans.
 */
public final class Processors implements AutoCloseable {

    /** A scan has two works, content and checks: together two seconds. */
    public static final Duration LIMIT = Duration.ofSeconds(1);

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("scan-", 0).factory());
    private final Lanes lanes;
    private final LongSupplier nanoTime;

    public Processors() {
        this(
                new Lanes(Math.max(2, Runtime.getRuntime().availableProcessors())),
                Effort::processorTime);
    }

    /**
     * @param nanoTime that a thread computed
     */
    Processors(Lanes lanes, LongSupplier nanoTime) {
        this.lanes = lanes;
        this.nanoTime = nanoTime;
    }

    /**
     * @throws InterruptedException when nobody waits for it any more; the work ends soon
     */
    public <T> T run(Function<Effort, T> work) throws InterruptedException {
        Future<T> result = threads.submit(() -> inLane(work));
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            result.cancel(true);
        }
    }

    private <T> T inLane(Function<Effort, T> work) throws InterruptedException {
        try (Lanes.Place place = lanes.enter()) {
            return new Effort(LIMIT, nanoTime, place).within(work);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
