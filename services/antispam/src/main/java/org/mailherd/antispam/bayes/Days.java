package org.mailherd.antispam.bayes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days since 1970, which fit two octets until 2149. */
final class Days {

    private Days() {}

    static long of(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }
}
