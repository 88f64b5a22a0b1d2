package org.mailherd.mailstore.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Knows which mailboxes nothing has come into for a while, so that an index is not written beside
 * the very deliveries that make it stale. Only the indexer's thread asks.
 */
final class Rest {
    /** A mailbox that never rests is indexed all the same, this seldom. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Clock clock;
    private final Duration quiet;
    private final Map<Long, Look> looks = new HashMap<>();

    /**
     * @param moved when the number was first seen
     * @param behind since when there is something to index
     */
    private record Look(long arrivals, Instant moved, Instant behind) {}

    Rest(Clock clock, Duration quiet) {
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Whether a mailbox whose index is behind may be indexed now. */
    boolean isAtRest(long mailboxId, long arrivals) {
        Instant now = clock.instant();
        Look before = looks.get(mailboxId);
        Look look = new Look(arrivals, now, now);
        if (before != null) {
            Instant moved = before.arrivals == arrivals ? before.moved : now;
            look = new Look(arrivals, moved, before.behind);
        }
        looks.put(mailboxId, look);
        return !now.isBefore(look.moved.plus(quiet)) || !now.isBefore(look.behind.plus(PATIENCE));
    }

    /** The mailbox is not behind, or its index is being written. */
    void forget(long mailboxId) {
        looks.remove(mailboxId);
    }

    void keepOnly(Set<Long> mailboxes) {
        looks.keySet().retainAll(mailboxes);
    }
}
