package org.mailherd.mailstore.column;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day a Date field names, whatever the time and zone beside it: what SENTBEFORE, SENTON and
 * SENTSINCE compare (RFC 3501 6.4.4).
 */
final class SentDay {
    private static final int LONGEST = 100;
    private static final Pattern DAY =
            Pattern.compile(
                    "(\\d{1,2})[ -]{1,3}([A-Za-z]{3})[a-z]{0,6}\\.?[ -]{1,3}(\\d{2,4})(?!\\d)");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private SentDay() {}

    /** Days since 1970; {@link NumberField#NO_DAY} when the field is not there or names none. */
    static int of(@Nullable String field) {
        if (field == null) {
            return NumberField.NO_DAY;
        }
        Matcher day = DAY.matcher(field.substring(0, Math.min(LONGEST, field.length())));
        if (!day.find()) {
            return NumberField.NO_DAY;
        }
        int month = MONTHS.indexOf(day.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            LocalDate date =
                    LocalDate.of(year(day.group(3)), month, Integer.parseInt(day.group(1)));
            return (int) date.toEpochDay();
        } catch (DateTimeException _) {
            return NumberField.NO_DAY;
        }
    }

    /** RFC 5322 section 4.3. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }
}
