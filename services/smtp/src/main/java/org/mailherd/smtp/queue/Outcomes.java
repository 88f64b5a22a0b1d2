package org.mailherd.smtp.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailherd.mailqueue.bounce.RecipientOutcome;
import org.mailherd.mailqueue.bounce.ReportAction;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.smtp.delivery.Attempt;

/** Attempts as reports tell them. */
final class Outcomes {
    private Outcomes() {}

    static List<RecipientOutcome> of(
            Map<QueuedRecipient, ? extends Attempt> attempts, ReportAction action) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        attempts.forEach((recipient, attempt) ->
                outcomes.add(
                        new RecipientOutcome(recipient, action, attempt.reply(), attempt.relay())));
        return outcomes;
    }

    /**
     * RFC 3461 5.2.2, 5.2.3, 5.2.7: in a mailbox it is delivered; a server that reports itself
     * takes over the duty; one that does not is the last that we know of.
     */
    static List<RecipientOutcome> ofDelivered(Map<QueuedRecipient, Attempt.Delivered> delivered) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        delivered.forEach((recipient, attempt) -> {
            ReportAction action = action(recipient.transport());
            if (action != ReportAction.RELAYED || !attempt.transfer().dsnPassed()) {
                outcomes.add(
                        new RecipientOutcome(recipient, action, attempt.reply(), attempt.relay()));
            }
        });
        return outcomes;
    }

    private static ReportAction action(Transport transport) {
        return switch (transport) {
            case LOCAL -> ReportAction.DELIVERED;
            case EXPANSION -> ReportAction.EXPANDED;
            case REMOTE, FORWARD, RELAY, LEARN_HAM, LEARN_SPAM -> ReportAction.RELAYED;
        };
    }
}
