package org.mailherd.mailstore.column;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Pages that another thread reads while their reader still looks at those before them. Of all
 * readers together as many at a time as there are processors: who finds none free reads by himself.
 */
final class ReadAhead {
    private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final long first;
    private final long last;
    private final FutureTask<Map<Long, Page>> pages;

    private ReadAhead(long first, long last, FutureTask<Map<Long, Page>> pages) {
        this.first = first;
        this.last = last;
        this.pages = pages;
    }

    /**
     * @param first the number of the first page
     * @param last that of the last one that is asked for
     */
    static Optional<ReadAhead> begin(long first, long last, Supplier<Map<Long, Page>> read) {
        if (!FREE.tryAcquire()) {
            return Optional.empty();
        }
        FutureTask<Map<Long, Page>> task =
                new FutureTask<>(() -> {
                    try {
                        return read.get();
                    } finally {
                        FREE.release();
                    }
                });
        Thread.ofVirtual().name("column-reader").start(task);
        return Optional.of(new ReadAhead(first, last, task));
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** Waits for them; empty when reading failed: the reader tries by himself, and is told why. */
    Optional<Map<Long, Page>> pages() {
        try {
            return Optional.of(pages.get());
        } catch (ExecutionException | CancellationException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
