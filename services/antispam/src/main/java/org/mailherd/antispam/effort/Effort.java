package org.mailherd.antispam.effort;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * How much a piece of work may cost of a processor, and whether it did. Time in which the thread
 * waits, or others have the processor, does not count. For the thread that made it.
 */
public final class Effort {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of the work that this thread does: its innermost loops ask without being handed it. */
    private static final ScopedValue<Effort> CURRENT = ScopedValue.newInstance();

    private final long limit;
    private final LongSupplier nanoTime;
    private final Lane lane;
    private final long start;
    private boolean cutShort;

    public Effort(Duration limit) {
        this(limit, Effort::processorTime);
    }

    /**
     * @param nanoTime time the thread computed, from any start
     */
    public Effort(Duration limit, LongSupplier nanoTime) {
        this(limit, nanoTime, Lane.ONLY);
    }

    Effort(Duration limit, LongSupplier nanoTime, Lane lane) {
        this.limit = limit.toNanos();
        this.nanoTime = nanoTime;
        this.lane = lane;
        this.start = nanoTime.getAsLong();
    }

    /** Does the work, whose loops find this effort by {@link #check()} and {@link #isOver()}. */
    public <T> T within(Function<Effort, T> work) {
        return ScopedValue.where(CURRENT, this).call(() -> work.apply(this));
    }

    /**
     * For a loop: ends what is under way when all is spent. Nothing, outside of any work.
     *
     * @throws SpentException to be caught by who can do without the rest
     */
    public static void check() {
        if (CURRENT.isBound()) {
            CURRENT.get().stopIfSpent();
        }
    }

    /**
     * @throws SpentException when the work must end
     */
    public void stopIfSpent() {
        if (spent()) {
            throw new SpentException();
        }
    }

    /** For a loop that can stop where it is: whether it must. */
    public static boolean isOver() {
        return CURRENT.isBound() && CURRENT.get().spent();
    }

    /** Whether the work must end: all is spent, or nobody waits for it any more. */
    public boolean spent() {
        long computed = nanoTime.getAsLong() - start;
        boolean spent =
                lane.isOutgrown(computed)
                        || computed > limit
                        || Thread.currentThread().isInterrupted();
        cutShort |= spent;
        return spent;
    }

    /** Whether anybody was told to stop. */
    public boolean cutShort() {
        return cutShort;
    }

    /** Nanoseconds this thread computed; of a virtual thread, which cannot tell, that went by. */
    public static long processorTime() {
        long nanos = THREADS.getCurrentThreadCpuTime();
        return nanos < 0 ? System.nanoTime() : nanos;
    }
}
