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

/** Addresses at free mail providers, where they change hands within a message. Cost: two fields. */
final class FreemailCheck implements Check {

    private static final String GROUP = "freemail";
    private static final Symbol FROM =
            Symbol.of("FREEMAIL_FROM", 0, GROUP, "The sender is at a free mail provider");
    private static final Symbol ENVELOPE =
            Symbol.of("FREEMAIL_ENVFROM", 0, GROUP, "Bounces go to a free mail provider");
    private static final Symbol REPLY =
            Symbol.of("FREEMAIL_REPLYTO", 0, GROUP, "Answers go to a free mail provider");
    private static final Symbol REPLY_OTHER_DOMAIN =
            Symbol.of(
                    "FREEMAIL_REPLYTO_NEQ_FROM_DOM",
                    3,
                    GROUP,
                    "The sender is at one free mail provider, answers go to another, as in fraud");
    private static final Symbol REPLY_OTHER =
            Symbol.of(
                    "FREEMAIL_REPLYTO_NEQ_FROM",
                    2,
                    GROUP,
                    "Answers go to another address at a free mail provider than the sender's");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<Author> from = Authors.only(scan, "From").filter(a -> Freemail.isOne(a.domain()));
        Optional<Author> reply =
                Authors.only(scan, "Reply-To").filter(a -> Freemail.isOne(a.domain()));
        String envelope = scan.envelope().senderDomain().toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        from.ifPresent(author -> hits.add(Hit.of(FROM, author.domain())));
        hits.addAll(Hit.when(Freemail.isOne(envelope), ENVELOPE, envelope));
        reply.ifPresent(author -> hits.add(Hit.of(REPLY, author.domain())));
        if (from.isPresent() && reply.isPresent() && !isList(scan)) {
            hits.addAll(moved(from.get(), reply.get()));
        }
        return hits;
    }

    private static boolean isList(Scan scan) {
        return scan.message().has("List-Id")
                || scan.message().has("List-Post")
                || scan.message().has("Mailing-List");
    }

    private static List<Hit> moved(Author from, Author reply) {
        if (!from.domain().equals(reply.domain())) {
            return List.of(Hit.of(REPLY_OTHER_DOMAIN, reply.address()));
        }
        return Hit.when(
                !from.address().equalsIgnoreCase(reply.address()), REPLY_OTHER, reply.address());
    }
}
