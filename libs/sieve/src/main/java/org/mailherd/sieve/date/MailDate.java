package org.mailherd.sieve.date;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of mail (RFC 5322 3.3 and 4.3). */
final class MailDate {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final Map<String, String> ZONES =
            Map.of(
                    "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700",
                    "MDT", "-0600", "PST", "-0800", "PDT", "-0700");

    private static final Pattern DATE =
            Pattern.compile(
                    "(?:[A-Za-z]{3,9}+,?+ )?+(\\d{1,2}+) ([A-Za-z]{3})[a-z]{0,6}+ (\\d{2,4}+)"
                            + " (\\d{1,2}+) ?: ?(\\d{2})(?: ?: ?(\\d{2}))?+(?: ([+-]\\d{4}|[A-Za-z]{1,5}+))?+ ?");
    private static final Pattern ZONE = Pattern.compile("([+-])(\\d{2})(\\d{2})");

    private static final int MAX_LENGTH = 256;

    private MailDate() {}

    /** Reads a date in the zone it names; comments are left out. */
    static Optional<OffsetDateTime> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = text.replaceAll("\\([^()]*+\\)", " ").replaceAll("\\s++", " ").strip();
        Matcher matcher = DATE.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
        String second = matcher.group(6);
        String zone = matcher.group(7);
        try {
            return Optional.of(
                    OffsetDateTime.of(
                            year(matcher.group(3)),
                            month,
                            number(matcher.group(1)),
                            number(matcher.group(4)),
                            number(matcher.group(5)),
                            second == null ? 0 : Math.min(59, number(second)),
                            0,
                            zone == null ? ZoneOffset.UTC : offset(zone)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
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

    private static ZoneOffset offset(String zone) {
        String numeric = ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), zone);
        return zoneOf(numeric).orElse(ZoneOffset.UTC);
    }

    /** {@code +0100} and its like. */
    static Optional<ZoneOffset> zoneOf(String text) {
        Matcher matcher = ZONE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int minutes = number(matcher.group(2)) * 60 + number(matcher.group(3));
        if (minutes > 18 * 60) {
            return Optional.empty();
        }
        return Optional.of(
                ZoneOffset.ofTotalSeconds(
                        (matcher.group(1).equals("-") ? -minutes : minutes) * 60));
    }

    static String zone(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds() / 60);
        return String.format(
                Locale.ROOT,
                "%s%02d%02d",
                offset.getTotalSeconds() < 0 ? "-" : "+",
                minutes / 60,
                minutes % 60);
    }

    static String format(OffsetDateTime time) {
        String month = MONTHS.get(time.getMonthValue() - 1);
        return String.format(
                Locale.ROOT,
                "%s, %02d %s %04d %02d:%02d:%02d %s",
                DAYS.get(time.getDayOfWeek().getValue() - 1),
                time.getDayOfMonth(),
                month.substring(0, 1).toUpperCase(Locale.ROOT) + month.substring(1),
                time.getYear(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                zone(time.getOffset()));
    }
}
