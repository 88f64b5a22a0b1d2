package org.mailherd.smtp.session;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.telemetry.Telemetry;

/** A doorman whose refusals are counted and, as far as there is room, stand in the journey. */
public final class RecordedDoorman implements Doorman {
    static final String CONNECT = "CONNECT";

    private final Doorman doorman;
    private final Telemetry telemetry;
    private final SessionSteps steps;

    public RecordedDoorman(Doorman doorman, Telemetry telemetry, SessionSteps steps) {
        this.doorman = doorman;
        this.telemetry = telemetry;
        this.steps = steps;
    }

    @Override
    public Welcome welcome(Wire wire, Profile profile) throws IOException {
        Welcome welcome = doorman.welcome(wire, profile);
        switch (welcome) {
            case Welcome.TurnAway(SmtpReply reply) -> turnedAway(wire, profile, reply);
            case Welcome.CutOff(SmtpReply unsaid) -> turnedAway(wire, profile, unsaid);
            case Welcome.Enter _, Welcome.Leave _ -> {}
        }
        return welcome;
    }

    private void turnedAway(Wire wire, Profile profile, SmtpReply reply) {
        telemetry.meters().refused(profile.name(), CONNECT, reply.code());
        steps.turnedAway(wire.remoteAddress(), CONNECT, reply);
    }

    @Override
    public Optional<Outcome> beforeCommand(Session session, Command command) {
        return recorded(session, Optional.of(command), doorman.beforeCommand(session, command));
    }

    @Override
    public Optional<Outcome> bareNewline(Session session) {
        return recorded(session, Optional.empty(), doorman.bareNewline(session));
    }

    private Optional<Outcome> recorded(
            Session session, Optional<Command> command, Optional<Outcome> outcome) {
        outcome.ifPresent(said -> {
            switch (said) {
                case Outcome.Reply(SmtpReply reply) -> record(session, command, reply);
                case Outcome.Close(SmtpReply reply) -> record(session, command, reply);
                case Outcome.Spoken() -> {}
            }
        });
        return outcome;
    }

    private void record(Session session, Optional<Command> command, SmtpReply reply) {
        telemetry.meters().refused(session.profile().name(), "DOOR", reply.code());
        steps.turnedAway(session, command, reply);
    }

    @Override
    public void afterCommand(Session session, Command command, Outcome outcome) {
        doorman.afterCommand(session, command, outcome);
    }
}
