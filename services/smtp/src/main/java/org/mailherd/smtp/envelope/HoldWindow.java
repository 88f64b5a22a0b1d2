package org.mailherd.smtp.envelope;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.mailherd.mailqueue.envelope.Hold;

/**
 * How far ahead a message may be released (RFC 4865), seen from now.
 *
 * @param now when MAIL was said
 */
record HoldWindow(Instant now, Duration maximum) {
    private static final int MAX_DIGITS = 9; // RFC 4865 3: future-release-integer
    private static final int SECONDS_AT = 16; // in 2026-01-02T03:04:05Z

    /** Reads HOLDFOR or HOLDUNTIL. */
    Hold hold(EsmtpParameter parameter) throws RefusedException {
        Hold hold =
                parameter.keyword().equals("HOLDFOR")
                        ? new Hold(now.plusSeconds(seconds(parameter)), "for;" + parameter.value())
                        : new Hold(time(parameter), "until;" + parameter.value());
        // RFC 4865 4: a time that cannot be kept is an error in the parameter, 501.
        if (hold.until().isBefore(now)) {
            throw new RefusedException(
                    501, "5.5.4", "Error: the time of release in HOLDUNTIL is past");
        }
        if (hold.until().isAfter(now.plus(maximum))) {
            throw new RefusedException(501, "5.5.4", tooFar(parameter));
        }
        return hold;
    }

    private String tooFar(EsmtpParameter parameter) {
        String limit =
                parameter.keyword().equals("HOLDFOR")
                        ? maximum.toSeconds() + " seconds"
                        : String.valueOf(now.plus(maximum).truncatedTo(ChronoUnit.SECONDS));
        return "Error: " + parameter.keyword() + " may be at most " + limit;
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
