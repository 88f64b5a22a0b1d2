package org.mailherd.smtp.session;

import java.io.IOException;
import java.time.Clock;
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

    /** A refused message with more recipients is found by its sender. */
    private static final int MAX_RECIPIENTS = 20;

    private static final int LOGGED_IN = 235;

    private final Verb verb;
    private final Telemetry telemetry;
    private final Clock clock;

    private RecordedVerb(Verb verb, Telemetry telemetry, Clock clock) {
        this.verb = verb;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    public static List<Verb> all(List<Verb> verbs, Telemetry telemetry, Clock clock) {
        return verbs.stream().<Verb>map(verb -> new RecordedVerb(verb, telemetry, clock)).toList();
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
            session.account()
                    .ifPresent(account ->
                            telemetry
                                    .journey()
                                    .record(
                                            step(session, StepKind.AUTHENTICATED)
                                                    .sender(ReversePath.of(account.address()))
                                                    .detail(session.profile().name())
                                                    .build()));
        }
        if (reply.isPositive()) {
            return;
        }
        telemetry.meters().refused(session.profile().name(), verb.name(), reply.code());
        if (OF_MAIL.contains(verb.name())) {
            refused(session, command, transaction, reply);
        }
    }

    private void refused(
            Session session, Command command, Optional<Transaction> transaction, SmtpReply reply) {
        switch (verb.name()) {
            case "RCPT" -> {
                JourneyStep.Builder step = refusal(session, transaction, reply);
                path(command).ifPresent(step::recipient);
                telemetry.journey().record(step.build());
            }
            case "DATA", "BDAT" ->
                    transaction.stream()
                            .flatMap(pending -> pending.recipients().stream())
                            .map(Transaction.Accepted::address)
                            .limit(MAX_RECIPIENTS)
                            .forEach(
                                    recipient -> ofMessage(session, transaction, recipient, reply));
            default -> {
                JourneyStep.Builder step = refusal(session, transaction, reply);
                if (verb.name().equals("MAIL")) {
                    path(command).ifPresent(step::sender);
                }
                telemetry.journey().record(step.build());
            }
        }
    }

    private void ofMessage(
            Session session,
            Optional<Transaction> transaction,
            MailAddress recipient,
            SmtpReply reply) {
        telemetry
                .journey()
                .record(refusal(session, transaction, reply).recipient(recipient).build());
    }

    private JourneyStep.Builder refusal(
            Session session, Optional<Transaction> transaction, SmtpReply reply) {
        JourneyStep.Builder step =
                step(session, StepKind.REFUSED)
                        .reply(reply)
                        .detail("at " + verb.name() + ": " + reply);
        transaction.ifPresent(pending -> step.sender(pending.reversePath()));
        return step;
    }

    private JourneyStep.Builder step(Session session, StepKind kind) {
        return JourneyStep.at(clock.instant(), kind).peer(session.clientAddress());
    }

    /** What stands between the angle brackets, whether it is an address or not. */
    private static Optional<String> path(Command command) {
        int begin = command.argument().indexOf('<');
        int end = command.argument().indexOf('>', begin + 1);
        return begin < 0 || end < 0
                ? Optional.empty()
                : Optional.of(command.argument().substring(begin + 1, end));
    }
}
