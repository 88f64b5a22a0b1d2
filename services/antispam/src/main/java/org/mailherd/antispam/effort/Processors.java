package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Threads for what computes, one for each processor: as many works hold their trees and copies in
 * memory at one time, however many scans there are.
 */
public final class Processors implements AutoCloseable {

    /** A scan has two works, content and checks: together two seconds. */
    public static final Duration LIMIT = Duration.ofSeconds(1);

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Math.max(2, Runtime.getRuntime().availableProcessors()),
                    Thread.ofPlatform().daemon().name("scan-", 0).factory());

    /**
     * @throws InterruptedException when nobody waits for it any more; the work ends soon
     */
    public <T> T run(Function<Effort, T> work) throws InterruptedException {
        Future<T> result = threads.submit(() -> work.apply(new Effort(LIMIT)));
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
