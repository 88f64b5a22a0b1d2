package org.mailherd.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test turns it; safe for use by several threads. */
public final class ManualClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    private ManualClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A clock in UTC that shows the given time, such as {@code 2026-01-02T03:04:05Z}. */
    public static ManualClock at(String instant) {
        return at(Instant.parse(instant));
    }

    public static ManualClock at(Instant instant) {
        return new ManualClock(new Hands(instant), ZoneOffset.UTC);
    }

    public void advance(Duration step) {
        hands.advance(step);
    }

    public void set(Instant instant) {
        hands.set(instant);
    }

    @Override
    public Instant instant() {
        return hands.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: turning one turns both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(hands, other);
    }

    private static final class Hands {

        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void advance(Duration step) {
            now = now.plus(step);
        }
    }
}
