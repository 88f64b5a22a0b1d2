package org.mailherd.sieve.engine;

import java.util.function.LongSupplier;
import org.mailherd.sieve.grammar.Position;

/** Counts the work of a run, all its scripts together. */
public final class Budget {

    private static final int STEPS_BETWEEN_LOOKS = 64;

    private final SieveLimits.Work work;
    private final LongSupplier nanoTime;
    private final long started;
    private long steps;
    private long nextLook;

    public Budget(SieveLimits.Work work, LongSupplier nanoTime) {
        this.work = work;
        this.nanoTime = nanoTime;
        started = nanoTime.getAsLong();
    }

    public void step(Position at) {
        spend(at, 1);
    }

    /**
     * @param characters to be looked at next
     */
    public void look(Position at, long characters) {
        spend(at, characters / 1000);
    }

    private void spend(Position at, long count) {
        steps += count;
        if (steps > work.maxSteps()) {
            throw new RunFault(at, "the script takes more than " + work.maxSteps() + " steps");
        }
        if (steps >= nextLook) {
            nextLook = steps + STEPS_BETWEEN_LOOKS;
            if (nanoTime.getAsLong() - started > work.maxTime().toNanos()) {
                throw new RunFault(
                        at, "the script takes longer than " + work.maxTime().toMillis() + " ms");
            }
        }
    }
}
