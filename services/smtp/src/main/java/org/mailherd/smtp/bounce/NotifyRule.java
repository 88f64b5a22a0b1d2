package org.mailherd.smtp.bounce;

import org.mailherd.mailqueue.bounce.RecipientOutcome;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;

/** What a sender wants to hear of a recipient (RFC 3461 4.1). */
final class NotifyRule {
    private NotifyRule() {}

    static boolean wants(MessageEnvelope message, RecipientOutcome outcome) {
        Notify wish = outcome.recipient().dsn().notifyOn();
        return switch (outcome.action()) {
            case FAILED -> wish.on(Notify.On.FAILURE);
            // Nobody asked: our own people are told, the world is spared our queue's troubles.
            case DELAYED ->
                    wish.said() ? wish.on(Notify.On.DELAY) : message.origin() == Origin.SUBMISSION;
            case DELIVERED, RELAYED, EXPANDED -> wish.on(Notify.On.SUCCESS);
        };
    }
}
