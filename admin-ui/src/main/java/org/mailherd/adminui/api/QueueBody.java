package org.mailherd.adminui.api;

import java.util.List;
import java.util.Locale;
import org.mailherd.adminui.queue.WaitingMessage;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A waiting message as mailcow answers it, which is as Postfix's {@code postqueue -j} does. */
@JsonNaming(SnakeCaseStrategy.class)
record QueueBody(
        String queueName,
        String queueId,
        long arrivalTime,
        long messageSize,
        String sender,
        List<String> recipients) {

    static QueueBody of(WaitingMessage message) {
        return new QueueBody(
                queue(message),
                message.qid(),
                message.arrived().getEpochSecond(),
                message.size(),
                message.reversePath().isEmpty() ? "MAILER-DAEMON" : message.reversePath(),
                message.recipients().stream().map(QueueBody::describe).toList());
    }

    /** The state of all its recipients, or else of the first that is not held. */
    private static String queue(WaitingMessage message) {
        return message.recipients().stream()
                .filter(recipient -> !recipient.isHeld())
                .findFirst()
                .map(recipient -> recipient.state().toLowerCase(Locale.ROOT))
                .orElse("hold");
    }

    private static String describe(WaitingMessage.Recipient recipient) {
        String reply = recipient.lastReply();
        return reply == null ? recipient.recipient() : recipient.recipient() + " (" + reply + ")";
    }
}
