package org.mailherd.smtp.bounce;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.bounce.DeliveryReport;
import org.mailherd.mailqueue.bounce.RecipientOutcome;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.telemetry.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enqueues the report about recipients of a message, where one is wanted and allowed. */
public final class BounceSender {
    private static final Logger log = LoggerFactory.getLogger(BounceSender.class);

    private final BounceSettings settings;
    private final Telemetry telemetry;
    private final BackscatterRule backscatter;
    private final ReportTarget target;
    private final ReportWriter writer;
    private final Clock clock;

    /** Where reports are written and what they are about is read. */
    public record Mailroom(QueueWriter queue, Spool spool, Clock clock) {}

    public BounceSender(
            String hostname,
            BounceSettings settings,
            RecipientResolver resolver,
            Mailroom mailroom,
            Telemetry telemetry) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.clock = mailroom.clock();
        this.backscatter =
                new BackscatterRule(
                        hostname, new ReportRate(settings.perSender(), settings.perHour(), clock));
        this.target = new ReportTarget(resolver);
        this.writer =
                new ReportWriter(hostname, settings, mailroom.queue(), mailroom.spool(), clock);
    }

    /**
     * Tells the sender of all outcomes that he wants to hear of. Returns when the report is
     * durable, or when there is nobody to tell.
     *
     * @param retryUntil when we give up on delayed recipients
     * @throws QueueUnavailableException when it must be tried again: failed rows must stay
     */
    public void send(
            LeasedMessage message, List<RecipientOutcome> outcomes, Optional<Instant> retryUntil)
            throws QueueUnavailableException, IOException {
        List<RecipientOutcome> wanted =
                outcomes.stream().filter(one -> NotifyRule.wants(message.envelope(), one)).toList();
        if (wanted.isEmpty()) {
            return;
        }
        DeliveryReport report =
                new DeliveryReport(message.envelope(), wanted, retryUntil, clock.instant());
        switch (message.envelope().reversePath()) {
            case ReversePath.NullPath() -> doubleBounce(message, report);
            case ReversePath.Of(MailAddress sender) -> tell(message, report, sender);
        }
    }

    /** Tells of success where it was asked for. Mail goes on without it: a fault is only logged. */
    public void succeeded(LeasedMessage message, List<RecipientOutcome> outcomes) {
        sendIfPossible(message, outcomes, Optional.empty());
    }

    /**
     * Tells that delivery takes long, where that is wanted. A fault is only logged.
     *
     * @param retryUntil when we give up
     */
    public void delayed(
            LeasedMessage message, List<RecipientOutcome> outcomes, Instant retryUntil) {
        sendIfPossible(message, outcomes, Optional.of(retryUntil));
    }

    private void sendIfPossible(
            LeasedMessage message, List<RecipientOutcome> outcomes, Optional<Instant> retryUntil) {
        try {
            send(message, outcomes, retryUntil);
        } catch (QueueUnavailableException | IOException | RuntimeException e) {
            LogEvent.of("bounce-failed").with("qid", message.envelope().id()).error(log, e);
        }
    }

    public Telemetry telemetry() {
        return telemetry;
    }

    private void tell(LeasedMessage message, DeliveryReport report, MailAddress sender)
            throws QueueUnavailableException, IOException {
        MessageHead head = writer.head(message);
        Optional<String> refused = backscatter.refuse(message.envelope(), sender, head);
        if (refused.isPresent()) {
            dropped(message, report, refused.get());
            return;
        }
        Optional<NewRecipient> recipient = target.of(sender);
        if (recipient.isEmpty()) {
            dropped(message, report, "the sender does not exist here");
            return;
        }
        QueueId id = writer.enqueue(message, report, head, recipient.get());
        sent(message, report, recipient.get(), id);
    }

    /**
     * Nobody hears that a report (or anything else of the null path) failed, but the postmaster
     * where he wants to: once, for the failure of that copy ends here.
     */
    private void doubleBounce(LeasedMessage message, DeliveryReport report)
            throws QueueUnavailableException, IOException {
        if (report.kind() != DeliveryReport.Kind.FAILURE) {
            return;
        }
        telemetry.meters().reported("double");
        Optional<MailAddress> postmaster =
                Optional.of(settings.doubleBounceTo())
                        .filter(address -> !address.isBlank())
                        .map(MailAddress::parse)
                        .filter(address -> !isCopy(report, address));
        Optional<NewRecipient> recipient = postmaster.flatMap(target::of);
        if (recipient.isEmpty()) {
            dropped(message, report, "null reverse path");
            return;
        }
        DeliveryReport copy = report.to(postmaster.get());
        QueueId id = writer.enqueue(message, copy, writer.head(message), recipient.get());
        sent(message, copy, recipient.get(), id);
    }

    private static boolean isCopy(DeliveryReport report, MailAddress postmaster) {
        return report.outcomes().stream()
                .allMatch(one ->
                        one.recipient().original().canonical().equals(postmaster.canonical()));
    }

    private void sent(
            LeasedMessage message, DeliveryReport report, NewRecipient recipient, QueueId id) {
        QueueId about = message.envelope().id();
        telemetry.meters().reported(report.kind().name().toLowerCase(Locale.ROOT));
        LogEvent.of("bounce")
                .with("qid", about)
                .with("bounce_qid", id)
                .with("kind", report.kind())
                .quoted("to", "<" + recipient.recipient() + ">")
                .with("nrcpt", report.outcomes().size())
                .info(log);
        record(
                JourneyStep.at(clock.instant(), kind(report))
                        .qid(about)
                        .related(id)
                        .recipient(recipient.original())
                        .detail("told of " + report.outcomes().size() + " recipients"));
        record(
                JourneyStep.at(clock.instant(), StepKind.QUEUED)
                        .qid(id)
                        .related(about)
                        .sender(ReversePath.NULL)
                        .recipient(recipient.recipient())
                        .detail("report"));
    }

    private static StepKind kind(DeliveryReport report) {
        return switch (report.kind()) {
            case DELAY -> StepKind.DELAYED;
            case FAILURE, SUCCESS -> StepKind.REPORTED;
        };
    }

    private void dropped(LeasedMessage message, DeliveryReport report, String reason) {
        telemetry.meters().reported("suppressed");
        LogEvent.of("bounce-dropped")
                .with("qid", message.envelope().id())
                .with("kind", report.kind())
                .quoted("from", message.envelope().reversePath())
                .quoted("reason", reason)
                .info(log);
        record(
                JourneyStep.at(clock.instant(), StepKind.SUPPRESSED)
                        .qid(message.envelope().id())
                        .sender(message.envelope().reversePath())
                        .detail(reason));
    }

    private void record(JourneyStep.Builder step) {
        telemetry.journey().record(step.build());
    }
}
