package org.mailherd.antispam.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** When the message says it was written. */
final class DateCheck implements Check {

    private static final Duration FUTURE = Duration.ofDays(1);
    private static final Duration PAST = Duration.ofDays(31);

    private static final String GROUP = "headers";
    private static final Symbol INVALID =
            Symbol.of("INVALID_DATE", 1.5, GROUP, "The Date field cannot be read");
    private static final Symbol IN_FUTURE =
            Symbol.of("DATE_IN_FUTURE", 4, GROUP, "The Date is more than a day in the future");
    private static final Symbol IN_PAST =
            Symbol.of("DATE_IN_PAST", 1, GROUP, "The Date is more than a month ago");

    /** RFC 5322 3.2.2: comments may stand anywhere, "(CEST)" at the end most of all. */
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> field = scan.message().only("Date");
        if (field.isEmpty()) {
            return List.of();
        }
        Optional<Instant> date = read(field.get());
        if (date.isEmpty()) {
            return List.of(Hit.of(INVALID));
        }
        Duration age = Duration.between(date.get(), scan.now());
        if (age.compareTo(FUTURE.negated()) < 0) {
            return List.of(Hit.of(IN_FUTURE));
        }
        return Hit.when(age.compareTo(PAST) > 0, IN_PAST);
    }

    private static Optional<Instant> read(String value) {
        String text = COMMENT.matcher(value).replaceAll("").strip().replaceAll("\\s+", " ");
        // The day of the week says nothing the date does not, and some programs write it in their
        // own language.
        String date = text.replaceFirst("^\\p{L}+,? (?=[0-9])", "");
        // RFC 5322 4.3: obsolete zones; "UT" and "UTC" are still written.
        String zoned = date.replaceFirst("(?i) (UTC?|Z)$", " GMT");
        try {
            return Optional.of(
                    ZonedDateTime.parse(zoned, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
