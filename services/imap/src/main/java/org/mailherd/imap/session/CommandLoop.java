package org.mailherd.imap.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.Status;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.LimitFault;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.StoreException;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Serves one connection: greeting, then command by command until LOGOUT, a limit or the end. */
public final class CommandLoop implements ConnectionHandler {
    private static final Logger log = LoggerFactory.getLogger(CommandLoop.class);
    // Twenty in a row come from a program that speaks something else.
    private static final int MOST_FAULTS = 20;

    /**
     * @param clearLogin whether a password may cross the wire without TLS
     * @param idleTimeout after which a silent client that is logged in is sent away
     */
    public record Settings(boolean clearLogin, Duration idleTimeout) {}

    private final Commands commands;
    private final Capabilities capabilities;
    private final ChangeTeller changes;
    private final LoginDeadline deadline;
    private final Settings settings;

    public CommandLoop(
            Commands commands,
            Capabilities capabilities,
            ChangeTeller changes,
            LoginDeadline deadline,
            Settings settings) {
        this.commands = commands;
        this.capabilities = capabilities;
        this.changes = changes;
        this.deadline = deadline;
        this.settings = settings;
    }

    @Override
    public void handle(Wire wire) throws IOException {
        Session session = new Session(wire, settings.clearLogin());
        Future<?> hangUp = deadline.start(wire);
        try {
            session.silenceLimit(deadline.limit());
            greet(session);
            while (!session.isEnding() && session.state() == State.NOT_AUTHENTICATED) {
                next(session);
            }
            hangUp.cancel(false);
            session.silenceLimit(settings.idleTimeout());
            while (!session.isEnding()) {
                listen(session);
                next(session);
            }
            session.out().flush();
        } catch (LimitFault e) {
            LogEvent.of("limit-passed")
                    .with("ip", session.remoteAddress())
                    .quoted("reason", e.text())
                    .info(log);
            session.out().bye(e.text());
        } catch (SocketTimeoutException e) {
            session.out().bye("Idle for too long");
        } catch (EOFException | ZipException e) {
            LogEvent.of("disconnected").with("ip", session.remoteAddress()).debug(log);
        } finally {
            hangUp.cancel(false);
            session.ended();
        }
    }

    private void greet(Session session) throws IOException {
        session.out()
                .text("* OK [CAPABILITY ")
                .text(capabilities.of(session))
                .text("] Mailherd ready")
                .crlf();
        session.out().flush();
    }

    /** After NOTIFY the client is told between commands as well. */
    private void listen(Session session) throws IOException {
        if (!session.notices().listening() || session.hasPipelined()) {
            return;
        }
        try {
            Listening.until(session, session::awaitInput, () -> tellNews(session));
        } catch (SyntaxFault e) {
            throw new IllegalStateException("nothing was read", e);
        }
    }

    private void tellNews(Session session) throws IOException {
        try {
            boolean delayed = session.notices().ofSelected().delayed();
            changes.tell(session, delayed ? Updates.KEEP_NUMBERS : Updates.ALL);
            session.notices().tellOthers(session);
        } catch (DataAccessException e) {
            LogEvent.of("store-unavailable").quoted("reason", e.getMessage()).error(log);
            session.notices(Notices.NONE);
            session.out().answer("*", FaultAnswers.NO_MORE_NOTICES);
        }
    }

    private void next(Session session) throws IOException {
        session.begin("*");
        Answer answer;
        try {
            CommandReader reader = CommandReader.open(session.source(), session.limits());
            reader.utf8(session.utf8());
            answer = serve(session, reader);
        } catch (SyntaxFault e) {
            answer = Answer.bad(e.text());
        }
        countFaults(session, answer);
        session.out().answer(session.tag(), answer);
        session.followUp();
        if (!session.hasPipelined()) {
            session.out().flush();
        }
    }

    private static void countFaults(Session session, Answer answer) throws LimitFault {
        if (answer.status() != Status.BAD) {
            session.understood();
        } else if (session.fault() > MOST_FAULTS) {
            throw new LimitFault("Too many faulty commands");
        }
    }

    private Answer serve(Session session, CommandReader reader) throws IOException, SyntaxFault {
        try {
            session.begin(reader.tag());
            reader.space();
            changes.lookAtRights(session);
            Command command = commands.find(reader.keyword(), session.state());
            Answer answer = command.execute(session, reader);
            session.tellFirstModseq();
            changes.tell(session, session.updates(command.updates()));
            session.notices().tellOthers(session);
            return answer;
        } catch (SyntaxFault e) {
            reader.abandon();
            return Answer.bad(e.text());
        } catch (CommandRefused e) {
            reader.abandon();
            return e.answer();
        } catch (StoreException e) {
            reader.abandon();
            return atLineStart(session, FaultAnswers.of(e));
        } catch (DataAccessException e) {
            LogEvent.of("store-unavailable").quoted("reason", e.getMessage()).error(log);
            reader.abandon();
            return atLineStart(session, FaultAnswers.UNAVAILABLE);
        } catch (UncheckedIOException e) {
            return ioFault(session, reader, e);
        } catch (RuntimeException e) {
            LogEvent.of("command-fault").with("ip", session.remoteAddress()).error(log, e);
            reader.abandon();
            return atLineStart(session, FaultAnswers.SERVER_BUG);
        }
    }

    /**
     * The client's wire or the store's disk: the one ends the session, the other is our concern.
     */
    private static Answer ioFault(Session session, CommandReader reader, UncheckedIOException fault)
            throws IOException, SyntaxFault {
        IOException cause = Objects.requireNonNull(fault.getCause());
        boolean ofTheWire =
                cause instanceof SocketException
                        || cause instanceof SocketTimeoutException
                        || cause instanceof SSLException
                        || cause instanceof ZipException
                        || cause instanceof EOFException;
        if (ofTheWire) {
            throw cause;
        }
        LogEvent.of("store-fault").with("ip", session.remoteAddress()).error(log, cause);
        reader.abandon();
        return atLineStart(session, FaultAnswers.UNAVAILABLE);
    }

    /** In the middle of a response no answer would be understood: the connection has to end. */
    private static Answer atLineStart(Session session, Answer answer) throws IOException {
        if (!session.out().isAtLineStart()) {
            throw new IOException("fault in the middle of a response: " + answer.text());
        }
        return answer;
    }
}
