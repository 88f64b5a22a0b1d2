package org.mailherd.smtp.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.NewMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionSteps;
import org.mailherd.smtp.telemetry.Telemetry;

/** Makes an accepted message durable, then tells how it came and where it will go. */
public final class Intake {
    private final QueueWriter queue;
    private final Telemetry telemetry;
    private final SessionSteps steps;
    private final Clock clock;

    public Intake(QueueWriter queue, Telemetry telemetry, SessionSteps steps, Clock clock) {
        this.queue = queue;
        this.telemetry = telemetry;
        this.steps = steps;
        this.clock = clock;
    }

    /** A message of its own with the same octets. The caller closes it. */
    SpoolDraft copyOf(SpoolDraft draft) throws IOException {
        SpoolDraft copy = queue.draft();
        try (InputStream octets = draft.open()) {
            octets.transferTo(copy);
        } catch (IOException e) {
            copy.close();
            throw e;
        }
        return copy;
    }

    /** Some recipients get a message under an id of its own. */
    void parted(QueueId whole, QueueId part) {
        record(step(StepKind.EXPANDED, part).related(whole).detail("recipients disagree"));
    }

    /** Returns when the message is durable. */
    void enqueue(Session session, NewMessage message) throws QueueUnavailableException {
        String messageId = MessageId.of(message.draft());
        long size = message.draft().size();
        queue.enqueue(message);
        MessageEnvelope envelope = message.envelope();
        accepted(session, envelope, messageId, size);
        message.recipients().forEach(recipient -> queued(envelope, recipient));
    }

    /** All recipients are targets that keep nothing. */
    void discard(Session session, MessageEnvelope envelope, SpoolDraft draft) {
        accepted(session, envelope, MessageId.of(draft), draft.size());
        record(step(StepKind.DISCARDED, envelope.id()).sender(envelope.reversePath()));
    }

    private void accepted(Session session, MessageEnvelope envelope, String messageId, long size) {
        String listener = session.profile().name();
        telemetry.meters().accepted(listener);
        steps.connected(session, envelope.id());
        StringBuilder how = new StringBuilder(listener);
        how.append(", ").append(size).append(" octets");
        session.helo().ifPresent(helo -> how.append(", helo ").append(helo.name()));
        session.caller().knownName().ifPresent(name -> how.append(", name ").append(name));
        how.append(", ").append(session.security());
        envelope.login().ifPresent(login -> how.append(", login ").append(login));
        record(
                step(StepKind.ACCEPTED, envelope.id())
                        .messageId(messageId)
                        .peer(session.clientAddress())
                        .sender(envelope.reversePath())
                        .detail(how.toString()));
    }

    private void queued(MessageEnvelope envelope, NewRecipient recipient) {
        if (recipient.transport() == Transport.EXPANSION) {
            return;
        }
        if (!recipient.original().equals(recipient.recipient())) {
            record(
                    step(StepKind.EXPANDED, envelope.id())
                            .recipient(recipient.original())
                            .detail("to " + recipient.recipient()));
        }
        record(
                step(StepKind.QUEUED, envelope.id())
                        .sender(envelope.reversePath())
                        .recipient(recipient.recipient()));
    }

    private JourneyStep.Builder step(StepKind kind, QueueId id) {
        return JourneyStep.at(clock.instant(), kind).qid(id);
    }

    private void record(JourneyStep.Builder step) {
        telemetry.journey().record(step.build());
    }
}
