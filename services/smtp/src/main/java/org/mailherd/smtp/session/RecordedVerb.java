package org.mailherd.smtp.session;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.smtp.telemetry.Telemetry;

/**
 * A verb whose refusals are counted and stand in the journey, and whose login does. Who only knocks
 * leaves no row: a step is written for what was asked of us, not for a connection.
 */
public final class RecordedVerb implements Verb {
    /** Refusals of other verbs say nothing of any mail. */
    private static final Set<String> OF_MAIL = Set.of("MAIL", "RCPT", "DATA", "BDAT", "AUTH");

    private static final Set<String> OF_DATA = Set.of("DATA", "BDAT");

    /** A refused message with more recipients is found by its sender. */
    private static final int MAX_RECIPIENTS = 20;

    private static final int LOGGED_IN = 235;

    private final Verb verb;
    private final Telemetry telemetry;
    private final SessionSteps steps;

    private RecordedVerb(Verb verb, Telemetry telemetry, SessionSteps steps) {
        this.verb = verb;
        this.telemetry = telemetry;
        this.steps = steps;
    }

    public static List<Verb> all(List<Verb> verbs, Telemetry telemetry, SessionSteps steps) {
        return verbs.stream().<Verb>map(verb -> new RecordedVerb(verb, telemetry, steps)).toList();
    }

    @Override
    public String name() {
        return verb.name();
    }

    @Override
    public boolean lastInGroup() {
        return verb.lastInGroup();
    }

    @Override
    public boolean junk() {
        return verb.junk();
    }

    @Override
    public Outcome run(Session session, Command command) throws IOException {
        Optional<Transaction> transaction = session.transaction();
        Outcome outcome = verb.run(session, command);
        switch (outcome) {
            case Outcome.Reply(SmtpReply reply) -> record(session, command, transaction, reply);
            case Outcome.Close(SmtpReply reply) -> record(session, command, transaction, reply);
            case Outcome.Spoken() -> {}
        }
        return outcome;
    }

    private void record(
            Session session, Command command, Optional<Transaction> transaction, SmtpReply reply) {
        if (reply.code() == LOGGED_IN) {
            loggedIn(session);
        }
        if (reply.isPositive()) {
            return;
        }
        telemetry.meters().refused(session.profile().name(), verb.name(), reply.code());
        if (OF_MAIL.contains(verb.name())) {
            refused(session, command, transaction, reply);
        }
    }

    private void loggedIn(Session session) {
        session.account()
                .ifPresent(account ->
                        steps.record(
                                steps.step(session, StepKind.AUTHENTICATED)
                                        .sender(ReversePath.of(account.address()))
                                        .detail(session.profile().name())));
    }

    private void refused(
            Session session, Command command, Optional<Transaction> transaction, SmtpReply reply) {
        List<MailAddress> recipients = recipients(transaction);
        if (OF_DATA.contains(verb.name()) && recipients.isEmpty()) {
            return; // each of them has its row already
        }
        transaction
                .flatMap(Transaction::arrived)
                .ifPresentOrElse(
                        message -> steps.connected(session, message.id()),
                        () -> steps.connected(session));
        if (recipients.isEmpty()) {
            JourneyStep.Builder step = step(session, transaction, reply);
            SessionSteps.addressed(step, command);
            steps.record(step);
        }
        for (MailAddress recipient : recipients) {
            steps.record(step(session, transaction, reply).recipient(recipient));
        }
    }

    /** Those that a refusal of the whole message concerns. */
    private List<MailAddress> recipients(Optional<Transaction> transaction) {
        return !OF_DATA.contains(verb.name())
                ? List.of()
                : transaction.stream()
                        .flatMap(pending -> pending.recipients().stream())
                        .map(Transaction.Accepted::address)
                        .limit(MAX_RECIPIENTS)
                        .toList();
    }

    private JourneyStep.Builder step(
            Session session, Optional<Transaction> transaction, SmtpReply reply) {
        JourneyStep.Builder step = steps.refused(session, transaction, verb.name(), reply);
        transaction
                .flatMap(Transaction::arrived)
                .ifPresent(message -> step.qid(message.id()).messageId(message.messageId()));
        return step;
    }
}
