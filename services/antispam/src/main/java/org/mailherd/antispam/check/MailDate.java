package org.mailherd.antispam.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as mail programs write them and wrote them (RFC 5322 3.3 and 4.3: years of two digits and
 * zones by name are obsolete, not wrong).
 */
final class MailDate {

    private static final int LONGEST = 200;

    /** RFC 5322 3.2.2: comments may stand anywhere, "(CEST)" at the end most of all. */
    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,200}\\)");

    /**
     * The day of the week says nothing the date does not, and some programs write it in their own
     * language.
     */
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:\\p{L}{1,12}+[.,]{0,2} {0,3})?([0-9]{1,2})[ -]([A-Za-z]{3})[a-z]{0,6}[ -]([0-9]{2,4}),? {1,3}"
                            + "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: {0,3}([+-][0-9]{4}|[A-Za-z]{1,5}))?.{0,40}");

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    /** Hours from Greenwich; all others are read as nothing known, as RFC 5322 4.3 says. */
    private static final Map<String, Integer> ZONES =
            Map.of(
                    "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8,
                    "PDT", -7, "CET", 1, "CEST", 2);

    private MailDate() {}

    static Optional<Instant> read(String value) {
        String bounded = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        String text = COMMENT.matcher(bounded).replaceAll(" ").strip().replaceAll("\\s+", " ");
        Matcher date = FORM.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            return Optional.of(
                    OffsetDateTime.of(
                                    year(date.group(3)),
                                    month,
                                    number(date.group(1)),
                                    number(date.group(4)),
                                    number(date.group(5)),
                                    // RFC 5322 3.3: a leap second is 60
                                    date.group(6) == null ? 0 : Math.min(59, number(date.group(6))),
                                    0,
                                    zone(date.group(7)))
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** RFC 5322 4.3. */
    private static int year(String digits) {
        int year = number(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            String name = zone == null ? "" : zone.toUpperCase(Locale.ROOT);
            return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
        }
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        int minutes = number(zone.substring(1, 3)) * 60 + number(zone.substring(3));
        return ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
