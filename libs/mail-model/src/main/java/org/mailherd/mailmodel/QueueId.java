package org.mailherd.mailmodel;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The name of one accepted message on its whole way through the house: twelve characters {@code
 * 0-9A-Za-z}, sorted by time.
 *
 * @param value seven characters of milliseconds since 1970, then five of chance (916 million values
 *     a millisecond)
 */
public record QueueId(String value) {
    private static final char[] DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int TIME_DIGITS = 7;
    private static final int RANDOM_DIGITS = 5;
    private static final long RANDOM_BOUND = 916_132_832L; // 62^5
    private static final Pattern SYNTAX = Pattern.compile("[0-9A-Za-z]{12}");

    public QueueId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException("no queue id: " + Printable.of(value));
        }
    }

    public static QueueId next(Clock clock) {
        char[] id = new char[TIME_DIGITS + RANDOM_DIGITS];
        write(id, 0, TIME_DIGITS, clock.millis());
        write(id, TIME_DIGITS, RANDOM_DIGITS, ThreadLocalRandom.current().nextLong(RANDOM_BOUND));
        return new QueueId(new String(id));
    }

    /** The first id that a message of that time could have: all older messages have lower ones. */
    public static QueueId lowest(Instant time) {
        char[] id = new char[TIME_DIGITS + RANDOM_DIGITS];
        write(id, 0, TIME_DIGITS, Math.max(0, time.toEpochMilli()));
        write(id, TIME_DIGITS, RANDOM_DIGITS, 0);
        return new QueueId(new String(id));
    }

    private static void write(char[] into, int offset, int length, long number) {
        long rest = number;
        for (int i = offset + length - 1; i >= offset; i--) {
            into[i] = DIGITS[(int) (rest % DIGITS.length)];
            rest /= DIGITS.length;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
