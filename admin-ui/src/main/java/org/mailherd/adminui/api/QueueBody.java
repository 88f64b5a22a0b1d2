package org.mailherd.adminui.api;

import java.util.List;
import java.util.Locale;
import org.mailherd.mailqueue.queue.RecipientState;
import org.mailherd.mailqueue.view.QueueEntry;
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

    /**
     * @param entries of one message, at least one
     */
    static QueueBody of(List<QueueEntry> entries) {
        QueueEntry first = entries.getFirst();
        boolean held = entries.stream().allMatch(entry -> entry.state() == RecipientState.HOLD);
        RecipientState state = held ? RecipientState.HOLD : first.state();
        return new QueueBody(
                state.name().toLowerCase(Locale.ROOT),
                first.qid(),
                first.arrived().getEpochSecond(),
                first.size(),
                first.reversePath().isEmpty() ? "MAILER-DAEMON" : first.reversePath(),
                entries.stream().map(QueueBody::describe).toList());
    }

    private static String describe(QueueEntry entry) {
        return entry.lastReply()
                .map(reply -> entry.recipient() + " (" + reply + ")")
                .orElse(entry.recipient());
    }
}
