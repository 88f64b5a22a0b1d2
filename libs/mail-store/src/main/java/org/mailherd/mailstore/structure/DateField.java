package org.mailherd.mailstore.structure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a Date field (RFC 5322 3.3 and 4.3), with the liberties old programs took. */
final class DateField {
    private static final int LONGEST = 100;
    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{1,2})[ -]+([A-Za-z]{3})[a-z]*\\.?[ -]+(\\d{2,4}) +(\\d{1,2}):(\\d{2})(?::(\\d{2}))?"
                            + "(?: *([+-]\\d{4}|[A-Za-z]{1,4}))?");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final Map<String, Integer> ZONES =
            Map.of(
                    "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8,
                    "PDT", -7);

    private DateField() {}

    static Optional<Instant> parse(String field) {
        String text = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
        Matcher date = DATE.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        try {
            int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
            int second = date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6)));
            LocalDateTime local =
                    LocalDateTime.of(
                            year(date.group(3)),
                            month,
                            Integer.parseInt(date.group(1)),
                            Integer.parseInt(date.group(4)),
                            Integer.parseInt(date.group(5)),
                            second);
            return Optional.of(local.toInstant(zone(date.group(7))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        if (zone.startsWith("+") || zone.startsWith("-")) {
            int minutes =
                    60 * Integer.parseInt(zone.substring(1, 3))
                            + Integer.parseInt(zone.substring(3));
            return ZoneOffset.ofTotalSeconds(60 * (zone.startsWith("-") ? -minutes : minutes));
        }
        return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
    }
}
