package org.mailherd.smtp.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Room in the journey for clients that bring no mail: ten thousand scanners must not fill a table
 * that mail is looked up in.
 */
public final class RowLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ROWS = 300;

    private final Clock clock;
    private Instant windowEnd;
    private int rows;

    public RowLimit(Clock clock) {
        this.clock = clock;
        this.windowEnd = clock.instant().plus(WINDOW);
    }

    /** Whether one more row may be written in this minute. */
    public synchronized boolean take() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            rows = 0;
        }
        return rows++ < ROWS;
    }
}
