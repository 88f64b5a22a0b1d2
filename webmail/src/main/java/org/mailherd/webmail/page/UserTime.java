package org.mailherd.webmail.page;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says moments as the user reads them. */
public record UserTime(ZoneId zone, Clock clock) {

    private static final DateTimeFormatter HOUR = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter DATE = format("d MMM yyyy");
    private static final DateTimeFormatter FULL = format("EEE, d MMM yyyy, HH:mm");

    /** Short, for a list: the hour today, the day this year, else the date. */
    public String brief(Instant instant) {
        var moment = instant.atZone(zone);
        var now = clock.instant().atZone(zone);
        if (moment.toLocalDate().equals(now.toLocalDate())) {
            return HOUR.format(moment);
        }
        return (moment.getYear() == now.getYear() ? DAY : DATE).format(moment);
    }

    /** Day and hour, for a message's head and for quoting. */
    public String full(Instant instant) {
        return FULL.format(instant.atZone(zone));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
