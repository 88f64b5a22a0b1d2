package org.mailherd.smtp.envelope;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * How far ahead a message may be released (RFC 4865), seen from now.
 *
 * @param now when MAIL was said
 */
record HoldWindow(Instant now, Duration maximum) {
    private static final int MAX_DIGITS = 9; // RFC 4865 3: future-release-integer
    private static final int SECONDS_AT = 16; // in 2026-01-02T03:04:05Z

    /** Reads HOLDFOR or HOLDUNTIL. */
    Instant until(EsmtpParameter parameter) throws RefusedException {
        Instant until =
                parameter.keyword().equals("HOLDFOR")
                        ? now.plusSeconds(seconds(parameter))
                        : time(parameter);
        if (until.isBefore(now)) {
            throw new RefusedException(554, "5.5.4", "Error: the time of release is past");
        }
        if (until.isAfter(now.plus(maximum))) {
            throw new RefusedException(
                    554, "5.5.4", "Error: held for at most " + maximum.toSeconds() + " seconds");
        }
        return until;
    }

    private static long seconds(EsmtpParameter parameter) throws RefusedException {
        String value = parameter.value();
        boolean digits = value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || value.isEmpty() || value.length() > MAX_DIGITS || value.charAt(0) == '0') {
            throw parameter.wrong("HOLDFOR=seconds");
        }
        return Integer.parseInt(value);
    }

    /** A date-time of RFC 3339 5.6 (RFC 4865, erratum 2040). */
    private static Instant time(EsmtpParameter parameter) throws RefusedException {
        String value = parameter.value();
        try {
            if (value.length() > SECONDS_AT && value.charAt(SECONDS_AT) == ':') {
                return OffsetDateTime.parse(value).toInstant();
            }
        } catch (DateTimeException _) {
            // refused below
        }
        throw parameter.wrong("HOLDUNTIL=2026-01-02T03:04:05Z");
    }
}
