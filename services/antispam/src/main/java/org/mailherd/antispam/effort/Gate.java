package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * As many turns as there are processors. Who has had least of them goes first, by levels; within a
 * level who came first. A message that costs more than ordinary mail so competes with it for its
 * first milliseconds only, however many come, and gets what is left over then, and never the last
 * processor, which ordinary mail needs also for what it does beside its turns. Now and then who has
 * waited longest has a short turn whatever its level, so that nobody waits for ever.
 */
final class Gate {

    /** Of the slow lane, whatever its works have computed. */
    static final int LAST = 6;

    /** From here on it is no ordinary mail: whoever has computed 8 ms. */
    static final int LATE = 3;

    /** Computed in the first level; each further one is twice as long. */
    static final Duration FIRST = Duration.ofMillis(2);

    /** Who has waited so long may come before its level, one after so long a time. */
    static final Duration PATIENCE = Duration.ofMillis(50);

    private static final int NOBODY = LAST + 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Queue<Waiter>> levels =
            IntStream.rangeClosed(0, LAST).mapToObj(_ -> queue()).toList();
    private final LongSupplier clock;
    private int free;
    private int lateFree;
    private long lastElder;

    /** The lowest level that somebody waits in. */
    private volatile int first = NOBODY;

    /**
     * @param clock nanoseconds from any start
     */
    Gate(int turns, LongSupplier clock) {
        this.free = turns;
        this.lateFree = Math.max(1, turns - 1);
        this.clock = clock;
        this.lastElder = clock.getAsLong();
    }

    private static Queue<Waiter> queue() {
        return new ArrayDeque<>();
    }

    /** Where somebody waits who has computed so much. */
    static int level(long nanos) {
        int level = 0;
        for (long end = FIRST.toNanos(); nanos >= end && level < LAST - 1; end *= 2) {
            level++;
        }
        return level;
    }

    private static final class Waiter {
        private final int level;
        private final long since;
        private final Semaphore called = new Semaphore(0);
        private boolean elder;

        Waiter(int level, long since) {
            this.level = level;
            this.since = since;
        }
    }

    /**
     * Waits for a turn.
     *
     * @return whether it came before its level, and so is not to be handed over at once
     * @throws InterruptedException without a turn
     */
    boolean enter(int level) throws InterruptedException {
        Waiter me;
        lock.lock();
        try {
            if (free > 0 && isOpen(level)) {
                take(level);
                return false;
            }
            me = new Waiter(level, clock.getAsLong());
            levels.get(level).add(me);
            first = Math.min(first, level);
        } finally {
            lock.unlock();
        }
        return await(me);
    }

    private boolean await(Waiter me) throws InterruptedException {
        try {
            me.called.acquire();
            return me.elder;
        } catch (InterruptedException e) {
            if (!withdraw(me)) {
                leave(me.level); // It was called at the same moment.
            }
            throw e;
        }
    }

    private boolean withdraw(Waiter me) {
        lock.lock();
        try {
            boolean waited = levels.get(me.level).remove(me);
            look();
            return waited;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpen(int level) {
        return level < LATE || lateFree > 0;
    }

    private void take(int level) {
        free--;
        if (level >= LATE) {
            lateFree--;
        }
    }

    /**
     * Gives a turn back.
     *
     * @param level that it was had in
     */
    void leave(int level) {
        lock.lock();
        try {
            free++;
            if (level >= LATE) {
                lateFree++;
            }
            elder().or(this::youngest).ifPresent(this::call);
        } finally {
            lock.unlock();
        }
    }

    private void call(Waiter next) {
        levels.get(next.level).remove(next);
        look();
        take(next.level);
        next.called.release();
    }

    /**
     * Whether who has a turn may keep it, though it has computed more since.
     *
     * @param from the level that it was had in
     */
    boolean rises(int from, int level) {
        if (from >= LATE || level < LATE) {
            return true;
        }
        lock.lock();
        try {
            boolean open = isOpen(level);
            if (open) {
                lateFree--;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Waiter> youngest() {
        return heads().filter(one -> isOpen(one.level)).findFirst();
    }

    private Optional<Waiter> elder() {
        if (first == NOBODY) {
            return Optional.empty();
        }
        long now = clock.getAsLong();
        if (now - lastElder < PATIENCE.toNanos()) {
            return Optional.empty();
        }
        Optional<Waiter> longest =
                heads().filter(one -> isOpen(one.level))
                        .filter(one -> one.level > first)
                        .filter(one -> now - one.since >= PATIENCE.toNanos())
                        .min(Comparator.comparingLong(one -> one.since - now));
        longest.ifPresent(one -> {
            one.elder = true;
            lastElder = now;
        });
        return longest;
    }

    private Stream<Waiter> heads() {
        return levels.stream().filter(level -> !level.isEmpty()).map(Queue::element);
    }

    private void look() {
        first = heads().findFirst().map(one -> one.level).orElse(NOBODY);
    }

    /** Whether somebody of a lower level waits: the turn is to be handed over. */
    boolean isWaitedForBelow(int level) {
        return first < level;
    }

    /** Turns that nobody has, for tests. */
    int free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** Who waits for a turn, for tests. */
    int waiting() {
        lock.lock();
        try {
            return levels.stream().mapToInt(Queue::size).sum();
        } finally {
            lock.unlock();
        }
    }
}
