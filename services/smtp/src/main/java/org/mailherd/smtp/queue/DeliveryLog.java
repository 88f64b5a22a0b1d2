package org.mailherd.smtp.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.convert.Reach;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.smtp.delivery.Transfer;
import org.mailherd.smtp.telemetry.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line, one step and a few numbers an attempt, with Postfix's words. */
final class DeliveryLog {
    private static final Logger log = LoggerFactory.getLogger("org.mailherd.smtp.queue.delivery");

    private final Telemetry telemetry;

    DeliveryLog(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * When an attempt began and ended.
     *
     * @param begun when the message was taken in hand
     */
    record Span(Instant begun, Instant now) {}

    /**
     * @param next when it is tried again
     */
    void write(
            MessageEnvelope envelope,
            QueuedRecipient recipient,
            Attempt attempt,
            Span span,
            Optional<Instant> next) {
        Duration delay = Duration.between(envelope.arrived(), span.now());
        String delays = delays(envelope, attempt.transfer(), span);
        LogEvent event =
                LogEvent.of("delivery")
                        .with("qid", envelope.id())
                        .quoted("to", "<" + recipient.recipient() + ">");
        if (!recipient.original().equals(recipient.recipient())) {
            event.quoted("orig_to", "<" + recipient.original() + ">");
        }
        attempt.transfer().conversion().ifPresent(form -> event.with("converted", word(form)));
        event.with("relay", attempt.relay().orElse("none"))
                .with("delay", seconds(delay))
                .with("delays", delays)
                .with("tls", attempt.transfer().tls())
                .with("dsn", dsn(attempt))
                .with("status", status(attempt))
                .quoted("reply", attempt.reply())
                .info(log);
        telemetry.meters().attempted(recipient.transport().name(), status(attempt));
        if (attempt instanceof Attempt.Delivered) {
            telemetry.meters().delivered(delay);
        }
        telemetry
                .journey()
                .record(
                        JourneyStep.at(span.now(), kind(attempt))
                                .qid(envelope.id())
                                .recipient(recipient.recipient())
                                .peer(attempt.relay().orElse(""))
                                .reply(attempt.reply())
                                .detail(detail(attempt, delays, next))
                                .build());
    }

    /** Put aside until somebody looks. */
    void held(MessageEnvelope envelope, String reason, Instant now) {
        telemetry
                .journey()
                .record(
                        JourneyStep.at(now, StepKind.HELD)
                                .qid(envelope.id())
                                .detail(reason)
                                .build());
    }

    private static String detail(Attempt attempt, String delays, Optional<Instant> next) {
        return attempt.reply()
                + next.map(time -> "; next attempt " + time).orElse("")
                + "; tls "
                + attempt.transfer().tls()
                + ", delays "
                + delays
                + attempt.transfer()
                        .conversion()
                        .map(form -> "; converted to " + word(form) + " for a server that needs it")
                        .orElse("");
    }

    private static String word(Reach form) {
        return switch (form) {
            case LINES -> "8bit";
            case SEVEN_BIT -> "7bit";
        };
    }

    /** Postfix's a/b/c/d: before we took it in hand, waiting for a turn, connecting, sending. */
    private static String delays(MessageEnvelope envelope, Transfer transfer, Span span) {
        Duration before = Duration.between(envelope.arrived(), span.begun());
        Duration waiting =
                Duration.between(span.begun(), span.now())
                        .minus(transfer.setup())
                        .minus(transfer.transmission());
        return seconds(before)
                + "/"
                + seconds(waiting)
                + "/"
                + seconds(transfer.setup())
                + "/"
                + seconds(transfer.transmission());
    }

    private static String seconds(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
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

    private static StepKind kind(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered _ -> StepKind.DELIVERED;
            case Attempt.Deferred _ -> StepKind.DEFERRED;
            case Attempt.Bounced bounced ->
                    dsn(bounced).equals("5.4.7") ? StepKind.EXPIRED : StepKind.BOUNCED;
        };
    }
}
