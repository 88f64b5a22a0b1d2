package org.mailherd.sieve.date;

import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;
import java.util.Locale;
import java.util.Optional;

/** The parts of a date (RFC 5260 4.1). */
enum DatePart {
    YEAR,
    MONTH,
    DAY,
    DATE,
    JULIAN,
    HOUR,
    MINUTE,
    SECOND,
    TIME,
    ISO8601,
    STD11,
    ZONE,
    WEEKDAY;

    static Optional<DatePart> of(String name) {
        for (DatePart part : values()) {
            if (part.name().equalsIgnoreCase(name)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    String of(OffsetDateTime time) {
        return switch (this) {
            case YEAR -> format("%04d", time.getYear());
            case MONTH -> format("%02d", time.getMonthValue());
            case DAY -> format("%02d", time.getDayOfMonth());
            case DATE ->
                    format(
                            "%04d-%02d-%02d",
                            time.getYear(), time.getMonthValue(), time.getDayOfMonth());
            case JULIAN -> String.valueOf(time.getLong(JulianFields.MODIFIED_JULIAN_DAY));
            case HOUR -> format("%02d", time.getHour());
            case MINUTE -> format("%02d", time.getMinute());
            case SECOND -> format("%02d", time.getSecond());
            case TIME -> clock(time);
            case ISO8601 -> DATE.of(time) + "T" + clock(time) + isoZone(time.getOffset());
            case STD11 -> Zones.format(time);
            case ZONE -> Zones.zone(time.getOffset());
            case WEEKDAY ->
                    time.getDayOfWeek() == DayOfWeek.SUNDAY
                            ? "0"
                            : String.valueOf(time.getDayOfWeek().getValue());
        };
    }

    private static String clock(OffsetDateTime time) {
        return format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String isoZone(ZoneOffset offset) {
        String zone = Zones.zone(offset);
        return offset.getTotalSeconds() == 0 ? "Z" : zone.substring(0, 3) + ":" + zone.substring(3);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
