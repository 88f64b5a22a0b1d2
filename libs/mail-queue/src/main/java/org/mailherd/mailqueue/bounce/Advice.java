package org.mailherd.mailqueue.bounce;

import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailmodel.EnhancedCode;

/**
 * An outcome in words that need no glossary.
 *
 * @param happened one sentence
 * @param todo what the sender can do about it; empty for nothing
 */
record Advice(String happened, String todo) {
    private static final String ASK_BELOW =
            "The answer below may say why; the recipient or their administrator can tell more.";
    private static final String CHECK_DOMAIN = "Check the part behind the @ for typing errors.";

    /**
     * @param retryUntil for a delayed recipient
     */
    static Advice of(RecipientOutcome outcome, Optional<Instant> retryUntil) {
        return switch (outcome.action()) {
            case FAILED -> failed(outcome.reply().enhanced() == null ? "" : code(outcome));
            case DELAYED ->
                    new Advice(
                            "It has not been delivered yet."
                                    + retryUntil
                                            .map(end ->
                                                    " We go on trying until "
                                                            + ReportText.date(end)
                                                            + ".")
                                            .orElse(" We go on trying."),
                            "");
            case DELIVERED -> new Advice("It is in the recipient's mailbox.", "");
            case RELAYED ->
                    new Advice(
                            "It was handed to the recipient's mail server, which sends no such reports: this is the last you hear of it.",
                            "");
            case EXPANDED ->
                    new Advice(
                            "This address stands for several, and your message was sent on to them. There is no report for each of them.",
                            "");
        };
    }

    private static String code(RecipientOutcome outcome) {
        EnhancedCode known = outcome.reply().enhanced();
        return known == null ? "" : known.subject() + "." + known.detail();
    }

    /** Subject and detail of RFC 3463 and its registry. */
    private static Advice failed(String code) {
        return switch (code) {
            case "1.0", "1.1" ->
                    new Advice(
                            "There is no mailbox with this address.",
                            "Check the address for typing errors, or ask the recipient for the right one.");
            case "1.2" -> new Advice("The domain of this address does not exist.", CHECK_DOMAIN);
            case "1.3" ->
                    new Advice(
                            "The recipient's mail server does not understand this address.",
                            "Check the address for typing errors.");
            case "1.6" ->
                    new Advice(
                            "The mailbox has moved and left no new address.",
                            "Ask the recipient for the new one.");
            case "1.7", "1.8" ->
                    new Advice(
                            "The recipient's mail server does not accept your own address as sender.",
                            "Check the sender address in your mail program, or ask your administrator.");
            case "1.10" -> new Advice("This domain takes no mail at all.", CHECK_DOMAIN);
            case "2.1" ->
                    new Advice(
                            "The mailbox exists, but takes no mail.",
                            "Try to reach the recipient in another way.");
            case "2.2" ->
                    new Advice(
                            "The mailbox is full.",
                            "Ask the recipient in another way to make room, then send it again.");
            case "2.3", "3.4" ->
                    new Advice(
                            "Your message is larger than the recipient's mail server takes.",
                            "Send it with fewer or smaller attachments, or offer large files for download.");
            case "5.3" ->
                    new Advice(
                            "Your message has more recipients than the recipient's mail server takes at once.",
                            "Send it to fewer people at a time.");
            default -> onTheWay(code);
        };
    }

    private static Advice onTheWay(String code) {
        return switch (code) {
            case "4.1", "4.2" ->
                    new Advice(
                            "The recipient's mail server could not be reached.",
                            "Send it again later, or try to reach the recipient in another way.");
            case "4.3", "4.4" ->
                    new Advice(
                            "No mail server was found for the domain of this address.",
                            CHECK_DOMAIN);
            case "4.6" ->
                    new Advice(
                            "Your message went in a circle between mail servers.",
                            "The recipient's administrator should look at how mail is sent on there.");
            case "4.7" ->
                    new Advice(
                            "The recipient's mail server did not take it for so long that we have stopped trying.",
                            "Send it again later, or try to reach the recipient in another way.");
            case "6.7" ->
                    new Advice(
                            "The recipient's mail server does not know addresses with letters outside ASCII.",
                            "Use an address of plain letters, if you or the recipient have one.");
            case "7.10", "7.30" ->
                    new Advice(
                            "Your message must only travel encrypted, and the way there is not safe enough.",
                            "Send it without that demand, or in another way.");
            case "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27" ->
                    new Advice(
                            "The recipient's mail server could not verify that your message comes from your domain.",
                            "Show this report to your administrator: SPF, DKIM or DMARC of your domain needs a look.");
            default -> inGeneral(code);
        };
    }

    private static Advice inGeneral(String code) {
        if (code.startsWith("7.")) {
            return new Advice(
                    "The recipient's mail server refused your message by its rules.", ASK_BELOW);
        }
        if (code.startsWith("6.")) {
            return new Advice(
                    "The recipient's mail server cannot take a message of this form.", ASK_BELOW);
        }
        return new Advice("The recipient's mail server did not take your message.", ASK_BELOW);
    }
}
