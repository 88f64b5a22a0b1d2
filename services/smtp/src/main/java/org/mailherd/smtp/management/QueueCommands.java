package org.mailherd.smtp.management;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.control.QueueControl;
import org.mailherd.mailqueue.control.QueueSelection;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.mailqueue.view.QueueBrowser;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The verbs, each told to the log and to the journey with who asked for it. */
final class QueueCommands {
    private static final Logger log = LoggerFactory.getLogger(QueueCommands.class);
    private static final int MAX_ACTOR = 255;

    private final QueueControl control;
    private final QueueBrowser browser;
    private final Journey journey;
    private final Clock clock;

    /**
     * @param changed recipients
     */
    record Changed(int changed) {}

    private enum Verb {
        HOLD(StepKind.HELD),
        RELEASE(StepKind.RELEASED),
        DELETE(StepKind.DELETED),
        REQUEUE(StepKind.REQUEUED),
        FLUSH(StepKind.FLUSHED);

        private final StepKind step;

        Verb(StepKind step) {
            this.step = step;
        }
    }

    QueueCommands(QueueControl control, QueueBrowser browser, Journey journey, Clock clock) {
        this.control = control;
        this.browser = browser;
        this.journey = journey;
        this.clock = clock;
    }

    /**
     * What a body names.
     *
     * @throws ApiProblem when it names nothing and does not say {@code "all": true}
     */
    static QueueSelection selection(JsonNode body) {
        QueueSelection selection =
                new QueueSelection(
                        text(body, "message"),
                        text(body, "recipient"),
                        text(body, "destination"),
                        text(body, "sender").map(QueueCommands::reversePath));
        if (selection.equals(QueueSelection.everything()) && !body.path("all").asBoolean(false)) {
            throw new ApiProblem(
                    400, "name a message, recipient, destination or sender, or say \"all\": true");
        }
        return selection;
    }

    /** The null path is written {@code <>} and kept as the empty text. */
    static String reversePath(String text) {
        return text.equals("<>") ? "" : text;
    }

    private static Optional<String> text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().isEmpty()) {
            throw new ApiProblem(400, name + " must be a text that is not empty");
        }
        return Optional.of(value.asString());
    }

    Changed run(String name, QueueSelection selection, JsonNode body) {
        Verb verb = verb(name);
        String actor =
                text(body, "actor")
                        .filter(who -> who.length() <= MAX_ACTOR)
                        .orElseThrow(() -> new ApiProblem(400, "actor must say who asks for it"));
        boolean known = selection.message().map(qid -> browser.find(qid).isPresent()).orElse(true);
        if (!known) {
            throw ApiProblem.notFound("this message");
        }
        int changed = apply(verb, selection);
        audit(verb, selection, actor, changed);
        if (changed == 0 && selection.message().isPresent()) {
            throw new ApiProblem(409, "no recipient is in a state for " + name);
        }
        return new Changed(changed);
    }

    private static Verb verb(String name) {
        for (Verb verb : Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(name)) {
                return verb;
            }
        }
        throw ApiProblem.notFound("this verb");
    }

    private int apply(Verb verb, QueueSelection selection) {
        return switch (verb) {
            case HOLD -> control.hold(selection);
            case RELEASE -> control.release(selection);
            case DELETE -> control.delete(selection);
            case REQUEUE -> control.requeue(selection);
            case FLUSH -> control.flush(selection);
        };
    }

    private void audit(Verb verb, QueueSelection selection, String actor, int changed) {
        String what = described(selection);
        LogEvent.of("queue-control")
                .with("verb", verb.name().toLowerCase(Locale.ROOT))
                .quoted("selection", what)
                .with("changed", changed)
                .quoted("actor", actor)
                .info(log);
        if (changed > 0) {
            JourneyStep.Builder step =
                    JourneyStep.at(clock.instant(), verb.step)
                            .detail(changed + " recipients, " + what + ", by " + actor);
            selection.message().ifPresent(qid -> step.qid(new QueueId(qid)));
            selection.recipient().ifPresent(step::recipient);
            journey.record(step.build());
        }
    }

    private static String described(QueueSelection selection) {
        StringBuilder text = new StringBuilder();
        selection.message().ifPresent(value -> text.append(" message ").append(value));
        selection.recipient().ifPresent(value -> text.append(" recipient ").append(value));
        selection.destination().ifPresent(value -> text.append(" destination ").append(value));
        selection.sender().ifPresent(value -> text.append(" sender <").append(value).append('>'));
        return text.isEmpty() ? "everything" : text.substring(1);
    }
}
