package org.mailherd.smtp.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.delivery.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line an attempt, with Postfix's words. */
final class DeliveryLog {
    private static final Logger log = LoggerFactory.getLogger("org.mailherd.smtp.queue.delivery");

    void write(MessageEnvelope envelope, QueuedRecipient recipient, Attempt attempt, Instant now) {
        LogEvent event =
                LogEvent.of("delivery")
                        .with("qid", envelope.id())
                        .quoted("to", "<" + recipient.recipient() + ">");
        if (!recipient.original().equals(recipient.recipient())) {
            event.quoted("orig_to", "<" + recipient.original() + ">");
        }
        event.with("relay", attempt.relay().orElse("none"))
                .with("delay", seconds(Duration.between(envelope.arrived(), now)))
                .with("dsn", dsn(attempt))
                .with("status", status(attempt))
                .quoted("reply", attempt.reply())
                .info(log);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1000.0);
    }

    private static String dsn(Attempt attempt) {
        SmtpReply reply = attempt.reply();
        return reply.enhanced() != null ? reply.enhanced().toString() : reply.code() / 100 + ".0.0";
    }

    private static String status(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered _ -> "sent";
            case Attempt.Deferred _ -> "deferred";
            case Attempt.Bounced _ -> "bounced";
        };
    }
}
