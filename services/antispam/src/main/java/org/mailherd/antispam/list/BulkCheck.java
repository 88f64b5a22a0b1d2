package org.mailherd.antispam.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.message.Message;

/** Whether the message went to many, and says so (RFC 2919, 2369, 8058). Cost: a few fields. */
final class BulkCheck implements Check {

    private static final String GROUP = "mailing_list";
    private static final Symbol MAILLIST =
            Symbol.of("MAILLIST", -0.2, GROUP, "The message comes from a mailing list");
    private static final Symbol BULK =
            Symbol.of("PRECEDENCE_BULK", 0, GROUP, "The message says that it went to many");
    private static final Symbol UNSUBSCRIBE =
            Symbol.of("HAS_LIST_UNSUB", -0.01, GROUP, "The message says how to get no more of it");
    private static final Symbol FEEDBACK =
            Symbol.of("HAS_FEEDBACK_ID", 0, GROUP, "The sender wants to hear who calls it junk");
    private static final Symbol BROKEN =
            Symbol.of(
                    "LIST_UNSUB_BROKEN",
                    0.5,
                    GROUP,
                    "The message pretends to offer a way to get no more of it, but there is none");

    private static final int LONGEST = 2000;
    private static final Pattern WAY =
            Pattern.compile("<\\s{0,20}(?:https?|mailto):[^<>]+>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");

    @Override
    public List<Hit> run(Scan scan) {
        Message message = scan.message();
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(isList(message), MAILLIST));
        String precedence = message.only("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
        hits.addAll(
                Hit.when(
                        precedence.equals("bulk")
                                || precedence.equals("list")
                                || precedence.equals("junk"),
                        BULK));
        message.only("List-Unsubscribe")
                .ifPresent(way ->
                        hits.add(Hit.of(WAY.matcher(bounded(way)).find() ? UNSUBSCRIBE : BROKEN)));
        hits.addAll(Hit.when(message.has("Feedback-ID"), FEEDBACK));
        return hits;
    }

    private static String bounded(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    /** A List-Id with its brackets and at least one more field that a list's program writes. */
    private static boolean isList(Message message) {
        boolean named =
                message.only("List-Id").filter(id -> ID.matcher(bounded(id)).find()).isPresent();
        return named
                && (message.has("List-Post")
                        || message.has("List-Help")
                        || message.has("List-Subscribe")
                        || message.has("List-Archive")
                        || message.has("Mailing-List"));
    }
}
