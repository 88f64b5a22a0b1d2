package org.mailherd.antispam.check;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.header.HeaderField;
import org.mailherd.mailmodel.MailDate;

/** When the message says it was written, beside when it came. Cost: two fields. */
final class DateCheck implements Check {

    private static final Duration FUTURE = Duration.ofDays(1);
    private static final Duration PAST = Duration.ofDays(31);

    private static final String GROUP = "headers";
    private static final Symbol INVALID =
            Symbol.of("INVALID_DATE", 1.5, GROUP, "The Date field cannot be read");
    private static final Symbol IN_FUTURE =
            Symbol.of(
                    "DATE_IN_FUTURE",
                    4,
                    GROUP,
                    "The Date is more than a day after the message came");
    private static final Symbol IN_PAST =
            Symbol.of(
                    "DATE_IN_PAST",
                    1,
                    GROUP,
                    "The Date is more than a month before the message came");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> field = scan.message().only("Date");
        if (field.isEmpty()) {
            return List.of();
        }
        Optional<Instant> date = MailDate.read(field.get()).map(OffsetDateTime::toInstant);
        if (date.isEmpty()) {
            return List.of(Hit.of(INVALID));
        }
        Instant came = came(scan);
        if (date.get().isAfter(came.plus(FUTURE))) {
            return List.of(Hit.of(IN_FUTURE));
        }
        boolean old = date.get().isBefore(came.minus(PAST));
        return Hit.when(old, IN_PAST);
    }

    /**
     * What a client hands in comes now. Mail without one may be looked at long after it came (an
     * archive, a folder that is judged again): its last server knew when that was.
     */
    private static Instant came(Scan scan) {
        if (scan.envelope().client().isPresent()) {
            return scan.now();
        }
        return scan.message().header().all("Received").stream()
                .findFirst()
                .map(HeaderField::value)
                .flatMap(value -> MailDate.read(value.substring(value.lastIndexOf(';') + 1)))
                .map(OffsetDateTime::toInstant)
                .filter(received -> received.isBefore(scan.now()))
                .orElse(scan.now());
    }
}
