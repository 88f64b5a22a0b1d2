package org.mailherd.antispam.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.message.FromField.Author;

/** Where answers go. Cost: two fields. */
final class ReplyToCheck implements Check {

    private static final String GROUP = "headers";
    private static final Symbol UNREADABLE =
            Symbol.of("REPLYTO_UNPARSEABLE", 1, GROUP, "Reply-To holds no address");
    private static final Symbol SAME =
            Symbol.of("REPLYTO_ADDR_EQ_FROM", 0, GROUP, "Answers go to the sender");
    private static final Symbol SAME_DOMAIN =
            Symbol.of("REPLYTO_DOM_EQ_FROM_DOM", 0, GROUP, "Answers go to the sender's domain");
    private static final Symbol OTHER_DOMAIN =
            Symbol.of("REPLYTO_DOM_NEQ_FROM_DOM", 0, GROUP, "Answers go to another domain");
    private static final Symbol TO_RECIPIENT =
            Symbol.of(
                    "REPLYTO_EQ_TO_ADDR",
                    1,
                    GROUP,
                    "Answers go back to the recipient, not to the sender");
    private static final Symbol TITLE =
            Symbol.of(
                    "REPLYTO_EMAIL_HAS_TITLE",
                    2,
                    GROUP,
                    "The address for answers begins with a title, as in advance-fee fraud");
    private static final Symbol SPOOFED =
            Symbol.of(
                    "SPOOF_REPLYTO",
                    6,
                    GROUP,
                    "From shows an address of the recipient's own domain, but answers go to a free mail provider");

    private static final String FREEMAIL = "freemail";
    private static final Symbol AT_FREEMAIL =
            Symbol.of("FREEMAIL_REPLYTO", 0, FREEMAIL, "Answers go to a free mail provider");
    private static final Symbol OTHER_PROVIDER =
            Symbol.of(
                    "FREEMAIL_REPLYTO_NEQ_FROM_DOM",
                    3,
                    FREEMAIL,
                    "The sender is at one free mail provider, answers go to another, as in fraud");
    private static final Symbol OTHER_CUSTOMER =
            Symbol.of(
                    "FREEMAIL_REPLYTO_NEQ_FROM",
                    2,
                    FREEMAIL,
                    "Answers go to another address at a free mail provider than the sender's");

    private static final Pattern TITLED =
            Pattern.compile(
                    "(?i)^(?:mrs?|dr|prof|barr(?:ister)?|rev|hon|sgt|gen|capt?|sir)[._-].*");

    @Override
    public List<Hit> run(Scan scan) {
        if (scan.message().only("Reply-To").filter(v -> !v.isBlank()).isEmpty()) {
            return List.of();
        }
        List<Author> replies = Authors.of(scan, "Reply-To");
        if (replies.isEmpty()) {
            return List.of(Hit.of(UNREADABLE));
        }
        Author first = replies.getFirst();
        boolean provider = replies.size() == 1 && Freemail.isOne(first.domain());
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(TITLED.matcher(first.address()).matches(), TITLE));
        hits.addAll(Hit.when(provider, AT_FREEMAIL, first.domain()));
        Optional<Author> from = Authors.only(scan, "From");
        if (from.isPresent()) {
            compare(scan, from.get(), first, hits);
            if (provider && !isList(scan) && Freemail.isOne(from.get().domain())) {
                hits.addAll(moved(from.get(), first));
            }
        }
        return hits;
    }

    private static List<Hit> moved(Author from, Author replies) {
        if (!from.domain().equals(replies.domain())) {
            return List.of(Hit.of(OTHER_PROVIDER, replies.address()));
        }
        return Hit.when(
                !from.address().equalsIgnoreCase(replies.address()),
                OTHER_CUSTOMER,
                replies.address());
    }

    /** Its program sends answers where it wants them. */
    private static boolean isList(Scan scan) {
        return scan.message().has("List-Id")
                || scan.message().has("List-Post")
                || scan.message().has("Mailing-List");
    }

    private static void compare(Scan scan, Author from, Author replies, List<Hit> hits) {
        if (replies.address().equalsIgnoreCase(from.address())) {
            hits.add(Hit.of(SAME));
            return;
        }
        hits.add(Hit.of(replies.domain().equals(from.domain()) ? SAME_DOMAIN : OTHER_DOMAIN));
        boolean toRecipient =
                scan.envelope().recipients().stream().anyMatch(replies.address()::equalsIgnoreCase);
        boolean list = isList(scan);
        hits.addAll(Hit.when(toRecipient && !list, TO_RECIPIENT));
        boolean ours =
                scan.envelope().recipients().stream()
                        .anyMatch(rcpt ->
                                rcpt.toLowerCase(Locale.ROOT).endsWith("@" + from.domain()));
        boolean freemail = Freemail.isOne(replies.domain()) && !Freemail.isOne(from.domain());
        hits.addAll(Hit.when(ours && freemail && !list, SPOOFED, replies.address()));
    }
}
