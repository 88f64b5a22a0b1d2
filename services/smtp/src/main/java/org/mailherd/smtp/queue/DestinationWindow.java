package org.mailherd.smtp.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;

/**
 * How much one destination takes at the same time, learned from how it answers, as Postfix's
 * scheduler does: each cohort that goes well opens the window by one, each failure closes it; a
 * cohort that fails as a whole makes the destination dead, and after a rest a single message probes
 * it. Throttling halves the window, then spaces the deliveries. Of what an operator has set for a
 * destination each process that shares the queue takes its part.
 */
final class DestinationWindow {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final SchedulingSettings settings;
    private final int limit;
    private final Duration fixedDelay;
    private final IntSupplier sharers;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double window;
    private double failed;
    private int busy;
    private int users;
    private Duration delay;
    private Duration rest;
    private Instant nextStart = Instant.MIN;
    private @Nullable Instant deadUntil;
    private boolean probing;
    private @Nullable SmtpReply lastReply;

    /** Whether an attempt may be made. */
    sealed interface Permit {
        /** Yes; {@link #leave} follows. */
        record Go() implements Permit {}

        /** No: the destination is dead. */
        record Dead(SmtpReply reply) implements Permit {}

        /** Not within the time that was given. */
        record Busy() implements Permit {}
    }

    /**
     * @param limit deliveries at the same time, of all processes together
     * @param sharers how many these are, 1 or more
     */
    DestinationWindow(
            SchedulingSettings settings, String name, int limit, IntSupplier sharers, Clock clock) {
        this.settings = settings;
        this.limit = limit;
        this.sharers = sharers;
        this.clock = clock;
        this.window = Math.min(settings.initialConcurrency(), limit);
        this.fixedDelay = settings.rateDelay().getOrDefault(name, Duration.ZERO);
        this.delay = fixedDelay;
        this.rest = settings.minimalRest();
    }

    Permit enter(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (true) {
                Instant now = clock.instant();
                if (deadUntil != null) {
                    return probe(now, deadUntil);
                }
                if (busy < Math.min((int) window, share()) && !now.isBefore(nextStart)) {
                    busy++;
                    nextStart = now.plus(spacing());
                    return new Permit.Go();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return new Permit.Busy();
                }
                await(now, left);
            }
        } finally {
            lock.unlock();
        }
    }

    private int share() {
        return Math.max(1, limit / sharers.getAsInt());
    }

    private Duration spacing() {
        Duration ours = fixedDelay.multipliedBy(sharers.getAsInt());
        return delay.compareTo(ours) > 0 ? delay : ours;
    }

    private void await(Instant now, long left) throws InterruptedException {
        long wait = left;
        if (now.isBefore(nextStart)) {
            wait = Math.min(left, Duration.between(now, nextStart).toNanos() + 1);
        }
        boolean unused = changed.await(wait, TimeUnit.NANOSECONDS);
    }

    private Permit probe(Instant now, Instant until) {
        if (now.isBefore(until) || probing) {
            SmtpReply last = lastReply;
            String text = "destination does not answer, not tried again yet";
            return new Permit.Dead(
                    SmtpReply.of(451, "4.4.1", last == null ? text : text + "; last: " + last));
        }
        probing = true;
        busy++;
        return new Permit.Go();
    }

    void leave(Feedback feedback, @Nullable SmtpReply reply) {
        lock.lock();
        try {
            busy--;
            switch (feedback) {
                case GOOD -> good();
                case THROTTLED -> throttled();
                case UNREACHABLE -> unreachable(reply);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void good() {
        alive();
        window = Math.min(limit, window + 1 / window);
        Duration shorter = delay.multipliedBy(9).dividedBy(10);
        delay =
                shorter.compareTo(fixedDelay) <= 0 || shorter.toMillis() < 100
                        ? fixedDelay
                        : shorter;
    }

    private void alive() {
        deadUntil = null;
        probing = false;
        failed = 0;
        rest = settings.minimalRest();
    }

    private void throttled() {
        alive();
        if (window >= 2) {
            window = window / 2;
            return;
        }
        window = 1;
        Duration longer = delay.isZero() ? FIRST_DELAY : delay.multipliedBy(2);
        Duration most = settings.maximalRateDelay();
        delay = longer.compareTo(most) > 0 && most.compareTo(fixedDelay) > 0 ? most : longer;
        nextStart = clock.instant().plus(delay);
    }

    private void unreachable(@Nullable SmtpReply reply) {
        lastReply = reply;
        failed += 1 / window;
        window = Math.max(1, window - 1);
        // What began before it was found dead tells nothing new.
        boolean alreadyDead = deadUntil != null && !probing;
        if (!alreadyDead && (probing || failed >= settings.failedCohorts())) {
            deadUntil = clock.instant().plus(rest);
            Duration longer = rest.multipliedBy(2);
            rest = longer.compareTo(settings.maximalRest()) > 0 ? settings.maximalRest() : longer;
            probing = false;
        }
    }

    /** An administrator wants an attempt: the rest is over. */
    void wake() {
        lock.lock();
        try {
            if (deadUntil != null) {
                deadUntil = clock.instant();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Until when it is left alone; null while it is alive. */
    @Nullable Instant deadUntil() {
        lock.lock();
        try {
            return deadUntil;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing was learned that a new window would not know. */
    boolean isForgettable() {
        lock.lock();
        try {
            return users == 0 && busy == 0 && deadUntil == null && delay.equals(fixedDelay);
        } finally {
            lock.unlock();
        }
    }

    /** One more, or one less, who holds it. */
    void use(int change) {
        lock.lock();
        try {
            users += change;
        } finally {
            lock.unlock();
        }
    }
}
