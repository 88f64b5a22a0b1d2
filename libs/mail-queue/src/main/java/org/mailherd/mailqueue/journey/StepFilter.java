package org.mailherd.mailqueue.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a query is answered: one condition leads through its index, the rest is looked up on the
 * whole way of each message that it finds.
 *
 * @param sql the leading condition, empty for the time alone
 * @param parameters of {@code sql}
 * @param leads the leading condition on one step
 * @param rest conditions that any step of the message may fulfil
 */
record StepFilter(
        String sql,
        List<String> parameters,
        Predicate<JourneyStep> leads,
        List<Predicate<JourneyStep>> rest) {

    private record Condition(String sql, String parameter, Predicate<JourneyStep> test) {}

    static StepFilter of(JourneyQuery query) {
        List<Condition> all = new ArrayList<>();
        query.qid()
                .ifPresent(
                        id -> all.add(new Condition("qid = ?", id, step -> step.qid().equals(id))));
        query.messageId()
                .ifPresent(id ->
                        all.add(
                                new Condition(
                                        "message_id = ?",
                                        id,
                                        step -> step.messageId().equals(id))));
        whole(query.recipient())
                .ifPresent(address ->
                        all.add(
                                new Condition(
                                        "recipient = ?",
                                        address,
                                        step -> step.recipient().equals(address))));
        whole(query.sender())
                .ifPresent(address ->
                        all.add(
                                new Condition(
                                        "sender = ?",
                                        address,
                                        step -> step.sender().equals(address))));
        addUnindexed(query, all);
        return from(all);
    }

    private static void addUnindexed(JourneyQuery query, List<Condition> all) {
        domain(query.recipient())
                .ifPresent(domain ->
                        all.add(
                                new Condition(
                                        "RIGHT(recipient, CHAR_LENGTH(?)) = ?",
                                        domain,
                                        step -> step.recipient().endsWith(domain))));
        domain(query.sender())
                .ifPresent(domain ->
                        all.add(
                                new Condition(
                                        "RIGHT(sender, CHAR_LENGTH(?)) = ?",
                                        domain,
                                        step -> step.sender().endsWith(domain))));
        query.text()
                .ifPresent(part ->
                        all.add(
                                new Condition(
                                        "LOCATE(?, LOWER(detail)) > 0",
                                        part,
                                        step ->
                                                step.detail()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(part))));
    }

    private static StepFilter from(List<Condition> all) {
        if (all.isEmpty()) {
            return new StepFilter("", List.of(), _ -> true, List.of());
        }
        Condition lead = all.getFirst();
        List<String> parameters = new ArrayList<>();
        lead.sql().chars().filter(c -> c == '?').forEach(_ -> parameters.add(lead.parameter()));
        return new StepFilter(
                lead.sql(),
                parameters,
                lead.test(),
                all.stream().skip(1).map(Condition::test).toList());
    }

    boolean fits(List<RecordedStep> steps) {
        return rest.stream()
                .allMatch(condition -> steps.stream().anyMatch(one -> condition.test(one.step())));
    }

    private static Optional<String> whole(Optional<String> address) {
        return address.filter(text -> !text.startsWith("@"));
    }

    private static Optional<String> domain(Optional<String> address) {
        return address.filter(text -> text.startsWith("@"));
    }
}
