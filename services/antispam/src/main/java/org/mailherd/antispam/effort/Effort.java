package org.mailherd.antispam.effort;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much a piece of work may cost of a processor, and whether it did. Time in which the thread
 * waits, or others have the processor, does not count. For the thread that made it.
 */
public final class Effort {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long limit;
    private final LongSupplier nanoTime;
    private final long start;

    public Effort(Duration limit) {
        this(limit, Effort::processorTime);
    }

    /**
     * @param nanoTime time the thread computed, from any start
     */
    public Effort(Duration limit, LongSupplier nanoTime) {
        this.limit = limit.toNanos();
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Whether the work must end: all is spent, or nobody waits for it any more. */
    public boolean spent() {
        return nanoTime.getAsLong() - start > limit || Thread.currentThread().isInterrupted();
    }

    /** Nanoseconds this thread computed; of a virtual thread, which cannot tell, that went by. */
    public static long processorTime() {
        long nanos = THREADS.getCurrentThreadCpuTime();
        return nanos < 0 ? System.nanoTime() : nanos;
    }
}
