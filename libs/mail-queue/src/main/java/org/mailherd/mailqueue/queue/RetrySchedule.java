package org.mailherd.mailqueue.queue;

import java.time.Duration;
import java.time.Instant;
import org.mailherd.mailmodel.ReversePath;

/**
 * When to try again and when to give up, as Postfix has it.
 *
 * @param minimalBackoff wait after the first failed attempt; doubles with each further one
 * @param maximalBackoff longest wait between attempts
 * @param queueLifetime age at which a message is returned to its sender
 * @param bounceLifetime age at which a message with the null reverse path is dropped
 */
public record RetrySchedule(
        Duration minimalBackoff,
        Duration maximalBackoff,
        Duration queueLifetime,
        Duration bounceLifetime) {
    public RetrySchedule {
        if (minimalBackoff.isNegative()
                || minimalBackoff.isZero()
                || maximalBackoff.compareTo(minimalBackoff) < 0) {
            throw new IllegalArgumentException(
                    "back-off must be positive and its maximum not below its minimum");
        }
    }

    /**
     * Postfix's minimal_backoff_time, maximal_backoff_time, maximal_queue_lifetime and
     * bounce_queue_lifetime.
     */
    public static RetrySchedule postfix() {
        return new RetrySchedule(
                Duration.ofSeconds(300),
                Duration.ofSeconds(4000),
                Duration.ofDays(5),
                Duration.ofDays(5));
    }

    /**
     * @param failedAttempts attempts that failed, this one counted: at least 1
     */
    public Instant next(Instant now, int failedAttempts) {
        int doublings = Math.clamp(failedAttempts - 1L, 0, 20);
        Duration wait = minimalBackoff.multipliedBy(1L << doublings);
        return now.plus(wait.compareTo(maximalBackoff) > 0 ? maximalBackoff : wait);
    }

    public boolean expired(MessageEnvelope envelope, Instant now) {
        return !now.isBefore(giveUp(envelope));
    }

    /** When a message that is still not delivered is returned. */
    public Instant giveUp(MessageEnvelope envelope) {
        Duration lifetime =
                switch (envelope.reversePath()) {
                    case ReversePath.NullPath _ -> bounceLifetime;
                    case ReversePath.Of _ -> queueLifetime;
                };
        return envelope.due().plus(lifetime);
    }
}
