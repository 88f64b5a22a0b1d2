package org.mailherd.mailqueue.journey;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A message, or a refused attempt to bring one, in one row. All text came from strangers: escape it
 * where it is shown.
 *
 * @param qid empty for what was refused before it had one
 * @param peer who brought it
 * @param recipients the first few
 * @param recipientCount of all
 * @param last the newest step's kind, detail and recipient
 */
public record JourneySummary(
        String qid,
        String messageId,
        String peer,
        String sender,
        List<String> recipients,
        int recipientCount,
        Instant begun,
        Last last) {
    private static final int SHOWN = 10;

    /** The newest step. */
    public record Last(Instant time, StepKind kind, String recipient, String detail) {}

    /**
     * @param steps of one message in order, at least one
     */
    static JourneySummary of(List<RecordedStep> steps) {
        JourneyStep first = steps.getFirst().step();
        JourneyStep last = steps.getLast().step();
        Set<String> recipients = new LinkedHashSet<>();
        steps.forEach(one -> recipients.add(one.step().recipient()));
        recipients.remove("");
        return new JourneySummary(
                first.qid(),
                known(steps, JourneyStep::messageId),
                first.peer(),
                known(steps, JourneyStep::sender),
                recipients.stream().limit(SHOWN).toList(),
                recipients.size(),
                first.time(),
                new Last(last.time(), last.kind(), last.recipient(), last.detail()));
    }

    private static String known(List<RecordedStep> steps, Function<JourneyStep, String> value) {
        return steps.stream()
                .map(RecordedStep::step)
                .map(value)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
