package org.mailherd.smtp.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.journey.JourneyStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.telemetry.Telemetry;

/**
 * A doorman whose refusals are counted. Those before the greeting stand in the journey too, but
 * only so many a minute: ten thousand scanners must not fill a table that mail is looked up in.
 */
public final class RecordedDoorman implements Doorman {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ROWS = 300;
    private static final String CONNECT = "CONNECT";

    private final Doorman doorman;
    private final Telemetry telemetry;
    private final Clock clock;
    private Instant windowEnd;
    private int rows;

    public RecordedDoorman(Doorman doorman, Telemetry telemetry, Clock clock) {
        this.doorman = doorman;
        this.telemetry = telemetry;
        this.clock = clock;
        this.windowEnd = clock.instant().plus(WINDOW);
    }

    @Override
    public Welcome welcome(Wire wire, Profile profile) throws IOException {
        Welcome welcome = doorman.welcome(wire, profile);
        if (welcome instanceof Welcome.TurnAway(SmtpReply reply)) {
            telemetry.meters().refused(profile.name(), CONNECT, reply.code());
            Instant now = clock.instant();
            if (room(now)) {
                telemetry
                        .journey()
                        .record(
                                JourneyStep.at(now, StepKind.REFUSED)
                                        .peer(wire.remoteAddress())
                                        .reply(reply)
                                        .detail("at CONNECT: " + reply)
                                        .build());
            }
        }
        return welcome;
    }

    private synchronized boolean room(Instant now) {
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            rows = 0;
        }
        return rows++ < ROWS;
    }

    @Override
    public Optional<Outcome> beforeCommand(Session session, Command command) {
        return counted(session, doorman.beforeCommand(session, command));
    }

    @Override
    public Optional<Outcome> bareNewline(Session session) {
        return counted(session, doorman.bareNewline(session));
    }

    private Optional<Outcome> counted(Session session, Optional<Outcome> outcome) {
        outcome.ifPresent(said -> {
            switch (said) {
                case Outcome.Reply(SmtpReply reply) -> count(session, reply);
                case Outcome.Close(SmtpReply reply) -> count(session, reply);
                case Outcome.Spoken() -> {}
            }
        });
        return outcome;
    }

    private void count(Session session, SmtpReply reply) {
        telemetry.meters().refused(session.profile().name(), "DOOR", reply.code());
    }

    @Override
    public void afterCommand(Session session, Command command, Outcome outcome) {
        doorman.afterCommand(session, command, outcome);
    }
}
