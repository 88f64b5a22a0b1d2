package org.mailherd.imap.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of SEARCH ({@code 1-Feb-1994}) and date-times of APPEND. */
public final class DateParser {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})-([A-Za-z]{3})-(\\d{4})");
    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "([ \\d]\\d)-([A-Za-z]{3})-(\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d)"
                            + " ([+-])(\\d\\d)(\\d\\d)");

    private DateParser() {}

    /** A day, quoted or not. */
    public static LocalDate date(CommandReader reader) throws IOException, SyntaxFault {
        String text = new String(reader.astring(), StandardCharsets.ISO_8859_1);
        Matcher match = DATE.matcher(text);
        if (!match.matches()) {
            throw new SyntaxFault("Expected a date such as 1-Feb-1994");
        }
        return day(match);
    }

    /** A quoted moment. */
    public static Instant dateTime(CommandReader reader) throws IOException, SyntaxFault {
        String text = new String(reader.string(), StandardCharsets.ISO_8859_1);
        Matcher match = DATE_TIME.matcher(text);
        if (!match.matches()) {
            throw badDateTime();
        }
        try {
            return OffsetDateTime.of(day(match), time(match), zone(match)).toInstant();
        } catch (DateTimeException e) {
            throw badDateTime();
        }
    }

    private static LocalDate day(Matcher match) throws SyntaxFault {
        int month = MONTHS.indexOf(match.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            int day = Integer.parseInt(match.group(1).strip());
            return LocalDate.of(Integer.parseInt(match.group(3)), month, day);
        } catch (DateTimeException e) {
            throw new SyntaxFault("No such day");
        }
    }

    private static LocalTime time(Matcher match) {
        // A leap second becomes the second before it: java.time has no 60.
        int second = Math.min(59, Integer.parseInt(match.group(6)));
        return LocalTime.of(
                Integer.parseInt(match.group(4)), Integer.parseInt(match.group(5)), second);
    }

    private static ZoneOffset zone(Matcher match) {
        int minutes = Integer.parseInt(match.group(8)) * 60 + Integer.parseInt(match.group(9));
        int sign = match.group(7).equals("-") ? -1 : 1;
        return ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }

    private static SyntaxFault badDateTime() {
        return new SyntaxFault("Expected a date-time such as \"17-Jul-1996 02:44:25 -0700\"");
    }
}
