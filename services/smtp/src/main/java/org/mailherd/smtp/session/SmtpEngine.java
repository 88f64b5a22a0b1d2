package org.mailherd.smtp.session;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs sessions of one profile: greeting, then command and reply until either side has enough. */
public final class SmtpEngine implements ConnectionHandler {
    private static final Logger log = LoggerFactory.getLogger(SmtpEngine.class);

    private final Profile profile;
    private final String hostname;
    private final SessionLimits limits;
    private final Doorman doorman;
    private final Map<String, Verb> verbs;
    private final DeadlineWatch watch;

    public SmtpEngine(
            Profile profile,
            String hostname,
            SessionLimits limits,
            Doorman doorman,
            List<Verb> verbs) {
        this.profile = profile;
        this.hostname = hostname;
        this.limits = limits;
        this.doorman = doorman;
        this.verbs =
                verbs.stream()
                        .collect(Collectors.toUnmodifiableMap(Verb::name, Function.identity()));
        this.watch = new DeadlineWatch(profile.name());
    }

    @Override
    public void handle(Wire wire) throws IOException {
        wire.timeout(limits.commandTimeout());
        switch (doorman.welcome(wire, profile)) {
            case Doorman.Welcome.Enter(Caller caller) -> greet(wire, caller);
            case Doorman.Welcome.TurnAway(SmtpReply reply) -> lastWord(wire, reply);
            case Doorman.Welcome.CutOff _, Doorman.Welcome.Leave _ -> {}
        }
    }

    private void greet(Wire wire, Caller caller) throws IOException {
        Session session = new Session(wire, profile, caller);
        session.deadline().in(limits.commandTimeout());
        watch.add(session);
        try {
            write(wire, SmtpReply.of(220, hostname + " ESMTP Mailherd"));
            converse(session);
        } catch (SocketTimeoutException _) {
            lastWord(wire, SmtpReply.of(421, "4.4.2", hostname + " Timeout, closing connection"));
        } finally {
            caller.left();
            watch.remove(session);
            session.reset();
        }
    }

    private void converse(Session session) throws IOException {
        Wire wire = session.wire();
        CommandReader reader = new CommandReader(limits.commandLine());
        boolean open = true;
        while (open) {
            session.deadline().in(limits.commandTimeout());
            // RFC 2920 3.2: the replies to a group of commands go out together.
            if (!wire.hasBufferedInput()) {
                wire.flush();
            }
            open =
                    switch (reader.read(wire)) {
                        case CommandReader.Line.End() -> false;
                        case CommandReader.Line.Bad(SmtpReply reply) ->
                                answer(session, Outcome.of(reply));
                        case CommandReader.Line.Good(Command command) ->
                                answer(session, watched(session, command));
                        case CommandReader.Line.BareNewline() ->
                                answer(
                                        session,
                                        doorman.bareNewline(session)
                                                .orElse(
                                                        Outcome.of(
                                                                500,
                                                                "5.5.2",
                                                                "Error: a line must end in CRLF")));
                        case CommandReader.Line.TlsHello() -> tlsHello(session);
                    };
        }
        wire.flush();
    }

    private Outcome watched(Session session, Command command) throws IOException {
        Optional<Outcome> instead = doorman.beforeCommand(session, command);
        Outcome outcome = instead.isPresent() ? instead.get() : run(session, command);
        doorman.afterCommand(session, command, outcome);
        return outcome;
    }

    /** The client shakes hands where it must ask for it first: it would not understand a reply. */
    private boolean tlsHello(Session session) {
        LogEvent.of("tls-hello-on-plain-port")
                .with("listener", profile.name())
                .with("ip", session.clientAddress())
                .info(log);
        return false;
    }

    private Outcome run(Session session, Command command) throws IOException {
        Verb verb = verbs.get(command.verb());
        if (verb == null) {
            return Outcome.of(500, "5.5.2", "Error: command not recognized");
        }
        boolean oldStyle = session.helo().isPresent() && !session.extended();
        if ((oldStyle || verb.lastInGroup()) && session.wire().hasBufferedInput()) {
            return Outcome.close(
                    554, "5.5.0", "Error: more was sent before the reply to " + verb.name());
        }
        if (verb.junk() && session.countJunk() > limits.errors().junk()) {
            session.countError();
        }
        try {
            return verb.run(session, command);
        } catch (RuntimeException e) {
            LogEvent.of("session-fault")
                    .with("listener", profile.name())
                    .with("ip", session.clientAddress())
                    .with("verb", verb.name())
                    .error(log, e);
            return Outcome.of(SmtpReply.localError());
        }
    }

    /** Writes the reply; false ends the session. */
    private boolean answer(Session session, Outcome outcome) throws IOException {
        return switch (outcome) {
            case Outcome.Spoken() -> true;
            case Outcome.Reply(SmtpReply reply) -> {
                if (reply.isPermfail()) {
                    session.countError();
                    dawdle(session);
                }
                write(session.wire(), reply);
                yield !tooManyErrors(session);
            }
            case Outcome.Close(SmtpReply reply) -> {
                write(session.wire(), reply);
                yield false;
            }
        };
    }

    /** Slows down who errs a lot; only the session's own virtual thread waits. */
    private void dawdle(Session session) throws IOException {
        Duration pause = limits.errors().pause(session.errors());
        if (pause.isPositive()) {
            session.wire().flush();
            session.deadline().suspend();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean tooManyErrors(Session session) throws IOException {
        if (session.errors() < limits.errors().hard()) {
            return false;
        }
        LogEvent.of("too-many-errors")
                .with("listener", profile.name())
                .with("ip", session.clientAddress())
                .info(log);
        write(session.wire(), SmtpReply.of(421, "4.7.0", hostname + " Error: too many errors"));
        return true;
    }

    private static void write(Wire wire, SmtpReply reply) throws IOException {
        wire.write(reply.format().getBytes(StandardCharsets.UTF_8));
    }

    private static void lastWord(Wire wire, SmtpReply reply) throws IOException {
        write(wire, reply);
        wire.flush();
    }
}
