package org.mailherd.smtp.management;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /released?recipient=&sender=&actor=}: a message that the quarantine lets go. */
final class ReleaseApi implements Guarded.Api {
    private static final Logger log = LoggerFactory.getLogger(ReleaseApi.class);

    private final ReleasedMail mail;
    private final Journey journey;
    private final Clock clock;

    ReleaseApi(ReleasedMail mail, Journey journey, Clock clock) {
        this.mail = mail;
        this.journey = journey;
        this.clock = clock;
    }

    @Override
    public void answer(ApiCall call) throws IOException {
        if (!call.method().equals("POST")) {
            throw new ApiProblem(405, "only POST");
        }
        String actor =
                call.query("actor")
                        .orElseThrow(() -> new ApiProblem(400, "actor must say who releases it"));
        try {
            MailAddress mailbox = MailAddress.parse(call.query("recipient").orElse(""));
            String from = call.query("sender").orElse("");
            ReversePath sender =
                    from.isEmpty()
                            ? new ReversePath.NullPath()
                            : new ReversePath.Of(MailAddress.parse(from));
            QueueId id = take(sender, mailbox, call);
            LogEvent.of("released")
                    .with("qid", id)
                    .quoted("to", mailbox)
                    .quoted("actor", actor)
                    .info(log);
            journey.record(
                    JourneyStep.at(clock.instant(), StepKind.RELEASED)
                            .qid(id)
                            .sender(sender)
                            .recipient(mailbox)
                            .detail("from the quarantine, by " + actor)
                            .build());
            call.answer(Map.of("qid", id.value()));
        } catch (AddressSyntaxException e) {
            throw new ApiProblem(400, "no address: " + e.getMessage());
        }
    }

    private QueueId take(ReversePath sender, MailAddress mailbox, ApiCall call) {
        try {
            return mail.take(sender, mailbox, call.stream());
        } catch (IOException e) {
            LogEvent.of("release-failed").quoted("reason", e.getMessage()).warn(log);
            throw new ApiProblem(503, "the queue does not take it now");
        }
    }
}
