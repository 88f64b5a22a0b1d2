package org.mailherd.mailstore.table;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of emails: milliseconds, ten random bits of this process, a counter. Made here rather than by
 * the database, so that an email, its thread and its message go in without a question in between;
 * they grow with time, which keeps inserts at the end of the table.
 */
final class EmailIds {
    private static final int COUNTER_BITS = 12;
    private static final int NODE_BITS = 10;

    private final Clock clock;
    private final long node = new SecureRandom().nextInt(1 << NODE_BITS);

    /** Milliseconds and counter of the last id. */
    private final AtomicLong last = new AtomicLong();

    EmailIds(Clock clock) {
        this.clock = clock;
    }

    /** Ids made before are lower. */
    static long firstAt(Instant instant) {
        return instant.toEpochMilli() << COUNTER_BITS + NODE_BITS;
    }

    long next() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(before -> Math.max(now, before + 1));
        long millis = tick >>> COUNTER_BITS;
        long counter = tick & (1 << COUNTER_BITS) - 1;
        return millis << COUNTER_BITS + NODE_BITS | node << COUNTER_BITS | counter;
    }
}
