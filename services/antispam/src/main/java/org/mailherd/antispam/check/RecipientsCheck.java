package org.mailherd.antispam.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who the message says it is for. */
final class RecipientsCheck implements Check {

    private static final Symbol UNDISCLOSED =
            Symbol.of("R_UNDISC_RCPT", 2, "headers", "The recipients are not disclosed");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> to = scan.message().only("To");
        boolean hidden =
                to.isPresent()
                        && to.get()
                                .toLowerCase(Locale.ROOT)
                                .matches("<?undisclosed[ -]recipients?>?:?\\s*;?>?");
        return Hit.when(hidden, UNDISCLOSED);
    }
}
