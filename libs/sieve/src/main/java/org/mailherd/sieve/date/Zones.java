package org.mailherd.sieve.date;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Zones as mail writes them, {@code +0100}, and dates with them (RFC 5322 3.3). */
final class Zones {

    private static final Pattern ZONE = Pattern.compile("([+-])(\\d{2})(\\d{2})");
    private static final DateTimeFormatter ZONE_FORMAT =
            DateTimeFormatter.ofPattern("xx", Locale.ENGLISH);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private Zones() {}

    /** {@code +0100} and its like. */
    static Optional<ZoneOffset> zoneOf(String text) {
        Matcher matcher = ZONE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(matcher.group(2)) * 60 + Integer.parseInt(matcher.group(3));
        if (minutes > 18 * 60) {
            return Optional.empty();
        }
        return Optional.of(
                ZoneOffset.ofTotalSeconds(
                        (matcher.group(1).equals("-") ? -minutes : minutes) * 60));
    }

    static String zone(ZoneOffset offset) {
        return ZONE_FORMAT.format(offset);
    }

    static String format(OffsetDateTime time) {
        return FORMAT.format(time);
    }
}
