package org.mailherd.smtp.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** Tells of the hosts that did not take a message before another one is asked. */
final class TriedHosts {
    private final Journey journey;
    private final Clock clock;

    TriedHosts(Journey journey, Clock clock) {
        this.journey = journey;
        this.clock = clock;
    }

    /** One step for all recipients that the host gave the same answer. */
    void inVain(Consignment consignment, Map<QueuedRecipient, Attempt> attempts) {
        Map<SmtpReply, List<QueuedRecipient>> answers = new LinkedHashMap<>();
        for (QueuedRecipient one : consignment.recipients()) {
            Attempt attempt = attempts.get(one);
            if (attempt != null) {
                answers.computeIfAbsent(attempt.reply(), _ -> new ArrayList<>()).add(one);
            }
        }
        answers.values()
                .forEach(some ->
                        record(
                                consignment,
                                Objects.requireNonNull(attempts.get(some.getFirst())),
                                some));
    }

    private void record(
            Consignment consignment, Attempt attempt, List<QueuedRecipient> recipients) {
        JourneyStep.Builder step =
                JourneyStep.at(clock.instant(), StepKind.ATTEMPTED)
                        .qid(consignment.envelope().id())
                        .peer(attempt.relay().orElse(""))
                        .reply(attempt.reply());
        String detail = attempt.reply() + "; tls " + attempt.transfer().tls();
        if (recipients.size() == 1) {
            step.recipient(recipients.getFirst().recipient()).detail(detail);
        } else {
            step.detail(detail + ", " + recipients.size() + " recipients");
        }
        journey.record(step.build());
    }
}
