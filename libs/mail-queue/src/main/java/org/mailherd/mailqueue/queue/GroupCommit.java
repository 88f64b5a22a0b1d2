package org.mailherd.mailqueue.queue;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many callers, few durable writes: a caller waits while a lane writes everything that was waiting
 * in one go. With two lanes one batch gathers and writes while the other waits for the disk. Lanes
 * are platform threads: they block in files and sockets, and must not hold a carrier of the
 * sessions meanwhile. They are never interrupted: that would close the file under them.
 */
final class GroupCommit<T> implements Closeable {
    /** Writes a batch, all or nothing. Used by one thread. */
    interface Lane<T> extends Closeable {
        void write(List<T> batch) throws Exception;

        /** Nothing waited for a while. */
        default void idle() throws Exception {}

        @Override
        default void close() {}
    }

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int IDLE_POLLS = 60;
    private static final int MAX_BATCH = 128;

    private final LinkedBlockingQueue<Ticket<T>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder batches = new LongAdder();
    private final LongAdder items = new LongAdder();
    private volatile boolean closing;
    private volatile boolean closed;

    GroupCommit(String name, int lanes, Supplier<? extends Lane<T>> factory) {
        for (int i = 0; i < lanes; i++) {
            Lane<T> lane = factory.get();
            threads.add(Thread.ofPlatform().daemon().name(name + "-" + i).start(() -> run(lane)));
        }
    }

    /**
     * Returns when the item is written, also when the caller is interrupted meanwhile: a lane may
     * be reading the item.
     *
     * @throws QueueUnavailableException when it is not
     */
    void write(T item) throws QueueUnavailableException {
        Ticket<T> ticket = new Ticket<>(item);
        waiting.add(ticket);
        if (closed) {
            failWaiting();
        }
        ticket.await();
        Throwable failure = ticket.failure;
        if (failure != null) {
            throw new QueueUnavailableException(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** How many callers wait for a lane. */
    int waiting() {
        return waiting.size();
    }

    /** Batches that were written, or at least tried. */
    long batches() {
        return batches.sum();
    }

    /** Items of all batches. */
    long items() {
        return items.sum();
    }

    private void run(Lane<T> lane) {
        try (lane) {
            List<Ticket<T>> batch = new ArrayList<>();
            int idlePolls = 0;
            while (!closing || !waiting.isEmpty()) {
                Ticket<T> first = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    idlePolls = 0;
                    batch.add(first);
                    waiting.drainTo(batch, MAX_BATCH - 1);
                    writeBatch(lane, batch);
                    batch.clear();
                } else if (++idlePolls == IDLE_POLLS) {
                    idle(lane);
                }
            }
        } catch (Exception e) {
            log.error("event=queue-writer status=stopped", e);
        }
    }

    private void idle(Lane<T> lane) {
        try {
            lane.idle();
        } catch (Exception e) {
            log.warn("event=queue-writer status=idle-failed", e);
        }
    }

    private void writeBatch(Lane<T> lane, List<Ticket<T>> batch) {
        batches.increment();
        items.add(batch.size());
        Throwable failure = attempt(lane, batch);
        if (failure == null || batch.size() == 1) {
            batch.forEach(ticket -> ticket.finish(failure));
        } else {
            // One bad item must not fail its neighbours.
            batch.forEach(ticket -> ticket.finish(attempt(lane, List.of(ticket))));
        }
    }

    /** Catches everything: a caller that is never told would wait for ever. */
    @SuppressWarnings("CatchingUnchecked")
    private @Nullable Throwable attempt(Lane<T> lane, List<Ticket<T>> batch) {
        try {
            lane.write(batch.stream().map(ticket -> ticket.item).toList());
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Writes what still waits, then stops. */
    @Override
    public void close() {
        closing = true;
        for (Thread thread : threads) {
            join(thread);
        }
        closed = true;
        failWaiting();
    }

    private void failWaiting() {
        for (Ticket<T> late = waiting.poll(); late != null; late = waiting.poll()) {
            late.finish(new IllegalStateException("the queue is closed"));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Ticket<T> {
        final T item;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable Throwable failure;

        Ticket(T item) {
            this.item = item;
        }

        void finish(@Nullable Throwable outcome) {
            failure = outcome;
            done.countDown();
        }

        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
