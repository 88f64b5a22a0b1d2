package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Turns that a thread has one after the other for one piece of work. */
final class Stint implements AutoCloseable {

    /** Computed by who came before its level, whoever waits. */
    static final Duration SLICE = Duration.ofMillis(5);

    private final Gate gate;
    private final Errand errand;
    private final LongSupplier nanoTime;
    private final int least;
    private boolean held;
    private int had;
    private long counted;
    private long undisturbed;

    /**
     * @param nanoTime that the thread computed
     * @param least level it waits in, whatever was computed
     * @throws InterruptedException without a turn
     */
    Stint(Gate gate, Errand errand, LongSupplier nanoTime, int least) throws InterruptedException {
        this.gate = gate;
        this.errand = errand;
        this.nanoTime = nanoTime;
        this.least = least;
        resume();
    }

    /** Waits for the next turn. */
    void resume() throws InterruptedException {
        if (!held) {
            int level = level();
            boolean early = gate.enter(level);
            had = level;
            held = true;
            counted = nanoTime.getAsLong();
            undisturbed = early ? counted + SLICE.toNanos() : counted;
        }
    }

    /** Gives its turn back. */
    void pause() {
        if (held) {
            count();
            held = false;
            gate.leave(had);
        }
    }

    private void count() {
        long now = nanoTime.getAsLong();
        errand.add(now - counted);
        counted = now;
    }

    private int level() {
        return Math.max(least, errand.level());
    }

    /** Asked every now and then: whether somebody waits who goes first. */
    boolean mustMakeWay() {
        if (!held) {
            return false;
        }
        count();
        int level = level();
        if (!gate.rises(had, level)) {
            return true;
        }
        had = level;
        return counted >= undisturbed && gate.isWaitedForBelow(level);
    }

    /** Lets others go first; without a turn, when nobody waits for the work any more. */
    void makeWay() {
        pause();
        try {
            resume();
        } catch (InterruptedException e) {
            // Its effort sees that and ends the work.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pause();
    }
}
