package org.mailherd.mailmodel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as mail programs write them and wrote them: RFC 5322 3.3 with the obsolete forms of 4.3
 * (years of two digits, zones by name, comments), and what else is common, such as names of days in
 * other languages and dashes between day, month and year.
 */
public final class MailDate {

    /** What is beyond it is not read: no date needs as many characters. */
    private static final int LONGEST = 256;

    /** RFC 5322 3.2.2: comments may stand anywhere, "(CEST)" at the end most of all. */
    private static final Pattern COMMENT = Pattern.compile("\\((?:[^()\\\\]|\\\\.)*+\\)");

    private static final Pattern SPACES = Pattern.compile("\\s++");

    /** The name of the day says nothing that the date does not. */
    private static final String DAY =
            "(?:\\p{L}{1,12}+ ?+[.,]{0,2}+ ?+)?+(\\d{1,2}+)[ -]++([A-Za-z]{3})[A-Za-z]{0,6}+\\.?+[ -]++(\\d{2,4}+),?+";

    private static final String TIME =
            " (\\d{1,2}+) ?+: ?+(\\d{2}+)(?: ?+: ?+(\\d{2}+))?+(?: ?+([+-]\\d{4}+|[A-Za-z]{1,5}+))?+";

    /** Whatever follows the zone says nothing either. */
    private static final Pattern FORM = Pattern.compile(DAY + TIME + ".{0,40}+");

    private static final Pattern DAY_AT_LEAST =
            Pattern.compile(DAY + "(?:" + TIME + ".*+|(?: .*+)?+)");

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

    /**
     * Reads a date in the zone that it names; without one, in UTC.
     *
     * @param text a field's value, unfolded or not
     * @return empty when it is no date, or one that no calendar has
     */
    public static Optional<OffsetDateTime> read(String text) {
        Matcher date = FORM.matcher(plain(text));
        return date.matches()
                ? valid(() -> OffsetDateTime.of(day(date), time(date), zone(date.group(7))))
                : Optional.empty();
    }

    /**
     * RFC 5256 2.2, what mail is sorted by: the day is enough, a zone that is none is UTC, a time
     * that is none midnight.
     *
     * @param text a field's value, unfolded or not
     * @return empty when it names no day, or one that no calendar has
     */
    public static Optional<OffsetDateTime> sent(String text) {
        Matcher date = DAY_AT_LEAST.matcher(plain(text));
        if (!date.matches()) {
            return Optional.empty();
        }
        LocalTime time = valid(() -> time(date)).orElse(LocalTime.MIDNIGHT);
        ZoneOffset zone = valid(() -> zone(date.group(7))).orElse(ZoneOffset.UTC);
        return valid(() -> OffsetDateTime.of(day(date), time, zone));
    }

    private static String plain(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return SPACES.matcher(withoutComments(bounded)).replaceAll(" ").strip();
    }

    /** From the inside out, as comments nest. */
    private static String withoutComments(String text) {
        String plain = text;
        Matcher comment = COMMENT.matcher(plain);
        while (comment.find()) {
            plain = comment.replaceAll(" ");
            comment = COMMENT.matcher(plain);
        }
        return plain;
    }

    private static <T> Optional<T> valid(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher date) {
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        return LocalDate.of(year(date.group(3)), month, number(date.group(1)));
    }

    private static LocalTime time(Matcher date) {
        return date.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(number(date.group(4)), number(date.group(5)), second(date.group(6)));
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

    /** RFC 5322 3.3: a leap second is 60, which {@code java.time} does not know. */
    private static int second(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        return digits.equals("60") ? 59 : number(digits);
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            String name = zone == null ? "" : zone.toUpperCase(Locale.ROOT);
            return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
        }
        int minutes = number(zone.substring(1, 3)) * 60 + number(zone.substring(3));
        return ZoneOffset.ofTotalSeconds((zone.charAt(0) == '-' ? -minutes : minutes) * 60);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
