package org.mailherd.imap.fetch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Internal dates on the wire: {@code "17-Jul-1996 02:44:25 +0000"}, always in UTC. */
final class InternalDates {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss '+0000'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private InternalDates() {}

    static String format(Instant date) {
        return '"' + FORMAT.format(date) + '"';
    }
}
