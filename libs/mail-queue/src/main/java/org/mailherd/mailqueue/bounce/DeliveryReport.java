package org.mailherd.mailqueue.bounce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.queue.MessageEnvelope;

/**
 * A report to write.
 *
 * @param message what it is about
 * @param outcomes at least one
 * @param retryUntil when we give up on the delayed ones
 * @param now time of the last attempt and of the report
 */
public record DeliveryReport(
        MessageEnvelope message,
        List<RecipientOutcome> outcomes,
        Optional<Instant> retryUntil,
        Instant now) {

    /** What the whole report is called. */
    public enum Kind {
        FAILURE("Undelivered Mail Returned to Sender"),
        DELAY("Delayed Mail (still being retried)"),
        SUCCESS("Successful Mail Delivery Report");

        private final String subject;

        Kind(String subject) {
            this.subject = subject;
        }

        String subject() {
            return subject;
        }
    }

    public DeliveryReport {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("a report about nobody");
        }
    }

    /** The worst news counts. */
    public Kind kind() {
        if (has(ReportAction.FAILED)) {
            return Kind.FAILURE;
        }
        return has(ReportAction.DELAYED) ? Kind.DELAY : Kind.SUCCESS;
    }

    /** The same news for somebody else than the sender. */
    public DeliveryReport to(MailAddress reader) {
        MessageEnvelope addressed =
                new MessageEnvelope(
                        message.id(),
                        message.origin(),
                        ReversePath.of(reader),
                        message.clientAddress(),
                        message.login(),
                        message.terms(),
                        message.arrived());
        return new DeliveryReport(addressed, outcomes, retryUntil, now);
    }

    /** RFC 6533: whether addresses stand in the report as they are, not encoded in ASCII. */
    boolean international() {
        return message.smtpUtf8();
    }

    private boolean has(ReportAction action) {
        return outcomes.stream().anyMatch(one -> one.action() == action);
    }
}
