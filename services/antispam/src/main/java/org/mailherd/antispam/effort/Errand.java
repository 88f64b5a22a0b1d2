package org.mailherd.antispam.effort;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * All that is computed for one scan, on whatever threads: how much that was decides when it has its
 * turn. What waits for others gives its turn back.
 */
public final class Errand {

    /** What the thread computes now. */
    private static final ScopedValue<Stint> STINT = ScopedValue.newInstance();

    private final Gate gate;
    private final LongSupplier nanoTime;
    private final AtomicLong computed = new AtomicLong();

    /**
     * @param nanoTime that a thread computed
     */
    Errand(Gate gate, LongSupplier nanoTime) {
        this.gate = gate;
        this.nanoTime = nanoTime;
    }

    /** Something that computes. */
    @FunctionalInterface
    public interface Task<T, X extends Exception> {
        T run() throws X;
    }

    /** Waits for octets. */
    @FunctionalInterface
    public interface Wait {
        int run() throws IOException;
    }

    /** Computes in its turn, on this thread. */
    public <T, X extends Exception> T computing(Task<T, X> task) throws X, InterruptedException {
        try (Stint stint = stint(0)) {
            return ScopedValue.where(STINT, stint).call(task::run);
        }
    }

    /** Gives the turn back, if the thread has one, while it waits. */
    public static int waiting(Wait wait) throws IOException {
        if (!STINT.isBound()) {
            return wait.run();
        }
        Stint stint = STINT.get();
        stint.pause();
        // Who waits for the thread, too: a virtual one shares it.
        Thread.yield();
        int result = wait.run();
        try {
            stint.resume();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for the scan any more");
        }
        return result;
    }

    Stint stint(int least) throws InterruptedException {
        return new Stint(gate, this, nanoTime, least);
    }

    void add(long nanos) {
        computed.addAndGet(nanos);
    }

    int level() {
        return Gate.level(computed.get());
    }
}
