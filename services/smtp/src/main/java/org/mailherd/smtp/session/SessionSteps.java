package org.mailherd.smtp.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.smtp.telemetry.RowLimit;
import org.mailherd.smtp.telemetry.Telemetry;

/**
 * What a port writes into the journey of its clients. A connection has a row of its own only beside
 * the first step that it is there for: one that asks for nothing leaves none.
 */
public final class SessionSteps {
    private final Telemetry telemetry;
    private final Clock clock;
    private final RowLimit turnedAway;
    private final RowLimit refusedClients;

    /** What a session has said of itself so far. */
    enum Told {
        NOTHING,
        /** Beside a refusal, which has no queue id. */
        CLIENT,
        /** As the first step of a message. */
        MESSAGE
    }

    public SessionSteps(Telemetry telemetry, Clock clock) {
        this.telemetry = telemetry;
        this.clock = clock;
        this.turnedAway = new RowLimit(clock);
        this.refusedClients = new RowLimit(clock);
    }

    /** The way of the session's first message begins with its connection. */
    public void connected(Session session, QueueId id) {
        if (session.told() != Told.MESSAGE) {
            session.tell(Told.MESSAGE);
            telemetry.journey().record(connection(session).qid(id).build());
        }
    }

    /** Beside a refusal that belongs to no message: once, and not for everybody in a flood. */
    void connected(Session session) {
        if (session.told() == Told.NOTHING && refusedClients.take()) {
            session.tell(Told.CLIENT);
            telemetry.journey().record(connection(session).build());
        }
    }

    private JourneyStep.Builder connection(Session session) {
        Caller caller = session.caller();
        StringBuilder facts = new StringBuilder(session.profile().name());
        facts.append(", name ").append(caller.knownName().orElse("unknown"));
        session.helo()
                .ifPresent(helo ->
                        facts.append(helo.extended() ? ", EHLO " : ", HELO ").append(helo.name()));
        facts.append(", ").append(session.security());
        facts.append(", door score ").append(caller.score());
        return JourneyStep.at(clock.instant().minus(session.age()), StepKind.CONNECTED)
                .peer(session.clientAddress())
                .detail(facts.toString());
    }

    /** A refusal in a session, with what the transaction knows. */
    JourneyStep.Builder refused(
            Session session, Optional<Transaction> transaction, String stage, SmtpReply reply) {
        JourneyStep.Builder step = refused(session.clientAddress(), stage, reply, clock.instant());
        transaction.ifPresent(pending -> step.sender(pending.reversePath()));
        return step;
    }

    /** Turned away by the door: written while there is room. */
    void turnedAway(String client, String stage, SmtpReply reply) {
        if (turnedAway.take()) {
            record(refused(client, stage, reply, clock.instant()));
        }
    }

    /** A command that the door answered in the verb's place: written while there is room. */
    void turnedAway(Session session, Optional<Command> command, SmtpReply reply) {
        if (!turnedAway.take()) {
            return;
        }
        connected(session);
        String stage = command.map(Command::verb).orElse("DOOR");
        JourneyStep.Builder step = refused(session, session.transaction(), stage, reply);
        command.ifPresent(one -> addressed(step, one));
        record(step);
    }

    /** Sender or recipient, as the command has it. */
    static void addressed(JourneyStep.Builder step, Command command) {
        switch (command.verb()) {
            case "MAIL" -> path(command).ifPresent(step::sender);
            case "RCPT" -> path(command).ifPresent(step::recipient);
            default -> {
                // names nobody
            }
        }
    }

    JourneyStep.Builder step(Session session, StepKind kind) {
        return JourneyStep.at(clock.instant(), kind).peer(session.clientAddress());
    }

    void record(JourneyStep.Builder step) {
        telemetry.journey().record(step.build());
    }

    private static JourneyStep.Builder refused(
            String client, String stage, SmtpReply reply, Instant now) {
        return JourneyStep.at(now, StepKind.REFUSED)
                .peer(client)
                .reply(reply)
                .detail("at " + stage + ": " + reply);
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
