package org.mailherd.mailauth.srs;

import java.time.Clock;
import java.time.Duration;

/** The day of a rewrite, in two characters that repeat after 1024 days. */
final class DayStamp {
    /** As every other implementation has it: the lifetime of a bounce, with room. */
    private static final int VALID_DAYS = 21;

    private static final int CYCLE = 1024;

    private DayStamp() {}

    static String now(Clock clock) {
        int day = day(clock);
        return String.valueOf(new char[] {Base32.digit(day >> 5), Base32.digit(day & 31)});
    }

    static boolean isFresh(String stamp, Clock clock) {
        if (stamp.length() != 2) {
            return false;
        }
        int high = Base32.value(stamp.charAt(0));
        int low = Base32.value(stamp.charAt(1));
        if (high < 0 || low < 0) {
            return false;
        }
        int age = Math.floorMod(day(clock) - (high << 5 | low), CYCLE);
        return age <= VALID_DAYS || age == CYCLE - 1; // another node's clock may be past midnight
    }

    private static int day(Clock clock) {
        return Math.floorMod(clock.millis() / Duration.ofDays(1).toMillis(), CYCLE);
    }
}
