package org.mailherd.mailqueue.bounce;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * The part for people: for each recipient what happened in a sentence, what they can do, and the
 * answer word for word. Names addresses and ids, nothing of the message itself.
 */
final class Explanation {
    private static final int MAX_REPLY_LINES = 20;

    private Explanation() {}

    static String of(DeliveryReport report, String hostname) {
        ReportText text = new ReportText();
        text.line(opening(report));
        for (RecipientOutcome one : report.outcomes()) {
            text.empty().line(addressed(one.recipient()));
            recipient(text, one, report);
        }
        text.empty().line("This report comes from the mail system at " + hostname + ".");
        text.line(
                "Your message was received on "
                        + ReportText.date(report.message().arrived())
                        + " as "
                        + report.message().id()
                        + ".");
        report.message()
                .terms()
                .dsn()
                .envid()
                .ifPresent(id -> text.line("Your mail program's own name for it is " + id + "."));
        text.line("A person who can help may ask for these names.");
        return text.toString();
    }

    private static String opening(DeliveryReport report) {
        boolean several = report.outcomes().size() > 1;
        return switch (report.kind()) {
            case FAILURE ->
                    several
                            ? "Your message could not be delivered to the recipients below."
                            : "Your message could not be delivered to one recipient.";
            case DELAY ->
                    "Your message is still on its way. Nothing is lost, and you need not send it again.";
            case SUCCESS -> "You asked to be told when your message arrives.";
        };
    }

    /** The address that the sender wrote comes first. */
    private static String addressed(QueuedRecipient recipient) {
        MailAddress original = recipient.original();
        return original.equals(recipient.recipient())
                ? "<" + original + ">"
                : "<" + original + "> (sent on to <" + recipient.recipient() + ">)";
    }

    private static void recipient(ReportText text, RecipientOutcome one, DeliveryReport report) {
        Advice advice = Advice.of(one, report.retryUntil());
        text.line("  " + advice.happened());
        if (!advice.todo().isEmpty()) {
            text.line("  " + advice.todo());
        }
        if (one.action() == ReportAction.EXPANDED) {
            return;
        }
        Optional<String> host = DeliveryStatus.hostToShow(one);
        text.line(
                host.map(name -> "  The answer of " + name + " was:").orElse("  The reason was:"));
        List<String> lines = one.reply().lines();
        String code = one.reply().code() + " ";
        String status = one.reply().enhanced() == null ? "" : one.reply().enhanced() + " ";
        lines.stream()
                .limit(MAX_REPLY_LINES)
                .forEach(line -> text.line("    " + code + status + line));
    }
}
