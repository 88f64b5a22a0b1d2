package org.mailherd.mailqueue.journey;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keys of events, sorted by time: 42 bits of milliseconds since 1970 (until 2109), 10 bits of the
 * writer, an 11-bit counter. Two writers may draw the same number: then a batch fails as a
 * duplicate and its writer draws again. Used by one thread.
 */
final class EventIds {
    private static final int TIME_SHIFT = 21;
    private static final int WRITER_SHIFT = 11;
    private static final int WRITERS = 1 << (TIME_SHIFT - WRITER_SHIFT);
    private static final int COUNTER_MASK = (1 << WRITER_SHIFT) - 1;

    private int writer = draw();
    private int counter;

    long next(Instant time) {
        counter = (counter + 1) & COUNTER_MASK;
        return first(time) | (long) writer << WRITER_SHIFT | counter;
    }

    /** Somebody else uses the number. */
    void drawAgain() {
        writer = draw();
    }

    /** The least id of that millisecond. */
    static long first(Instant time) {
        return time.toEpochMilli() << TIME_SHIFT;
    }

    static Instant time(long id) {
        return Instant.ofEpochMilli(id >> TIME_SHIFT);
    }

    private static int draw() {
        return ThreadLocalRandom.current().nextInt(WRITERS);
    }
}
