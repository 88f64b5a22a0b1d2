package org.mailherd.antispam.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.message.FromField.Author;

/**
 * Addresses at free mail providers, as senders; as those of answers: {@link ReplyToCheck}. Cost: a
 * field.
 */
final class FreemailCheck implements Check {

    private static final String GROUP = "freemail";
    private static final Symbol FROM =
            Symbol.of("FREEMAIL_FROM", 0, GROUP, "The sender is at a free mail provider");
    private static final Symbol ENVELOPE =
            Symbol.of("FREEMAIL_ENVFROM", 0, GROUP, "Bounces go to a free mail provider");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<Author> from = Authors.only(scan, "From").filter(a -> Freemail.isOne(a.domain()));
        String envelope = scan.envelope().senderDomain().toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        from.ifPresent(author -> hits.add(Hit.of(FROM, author.domain())));
        hits.addAll(Hit.when(Freemail.isOne(envelope), ENVELOPE, envelope));
        return hits;
    }
}
