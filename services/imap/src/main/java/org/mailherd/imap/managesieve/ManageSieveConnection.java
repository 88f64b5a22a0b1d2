package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The loop of a session: a command, its answer, until LOGOUT. */
final class ManageSieveConnection implements ConnectionHandler {
    private static final Logger log = LoggerFactory.getLogger(ManageSieveConnection.class);
    private static final int MOST_FAULTS = 20;

    private final CapabilityVerb capabilities;
    private final Map<String, Verb> general;
    private final Map<String, Verb> afterLogin;
    private final LoginClock clock;
    private final ManageSieveSettings settings;

    ManageSieveConnection(
            CapabilityVerb capabilities,
            Map<String, Verb> general,
            Map<String, Verb> afterLogin,
            LoginClock clock,
            ManageSieveSettings settings) {
        this.capabilities = capabilities;
        this.general = general;
        this.afterLogin = afterLogin;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void handle(Wire wire) throws IOException {
        ManageSieveSession session = new ManageSieveSession(wire, settings);
        wire.timeout(settings.idleTimeout());
        capabilities.write(session);
        session.write(Answer.ok("Mailherd ManageSieve ready").format());
        boolean open = true;
        while (open) {
            open =
                    session.account().isPresent()
                            ? converse(session, true)
                            : converseInTime(session, wire);
        }
        wire.flush();
    }

    private boolean converseInTime(ManageSieveSession session, Wire wire) throws IOException {
        ScheduledFuture<?> deadline = clock.start(wire);
        try {
            return converse(session, false);
        } finally {
            deadline.cancel(false);
        }
    }

    /** Answers commands while the client stays logged in, or stays a stranger. */
    private boolean converse(ManageSieveSession session, boolean loggedIn) throws IOException {
        int faults = 0;
        while (session.account().isPresent() == loggedIn) {
            // Pipelined commands are answered together.
            if (!session.wire().hasBufferedInput()) {
                session.wire().flush();
            }
            boolean logout = false;
            Answer answer;
            try {
                Command command = session.reader().next();
                logout = command.verb().equals("LOGOUT");
                answer = answer(command, session);
                faults = 0;
            } catch (Fault e) {
                faults++;
                logout = false;
                answer =
                        e.isLast() || faults >= MOST_FAULTS
                                ? Answer.bye("", e.text())
                                : Answer.no(e.text());
            }
            session.write(answer.format());
            if (answer.isLast() || (logout && answer.word().equals("OK"))) {
                return false;
            }
        }
        return true;
    }

    private Answer answer(Command command, ManageSieveSession session) throws IOException, Fault {
        Verb verb = general.get(command.verb());
        if (verb == null) {
            verb = afterLogin.get(command.verb());
            boolean login = command.verb().equals("AUTHENTICATE");
            if (verb != null && !login && session.account().isEmpty()) {
                return Answer.no("Log in first");
            }
        }
        if (verb == null) {
            throw Fault.syntax("unknown command");
        }
        try {
            return verb.answer(command, session);
        } catch (DataAccessException e) {
            LogEvent.of("managesieve-unavailable").with("verb", command.verb()).error(log, e);
            return Answer.no("TRYLATER", "Temporary server problem, please try again later");
        } catch (RuntimeException e) {
            LogEvent.of("managesieve-fault").with("verb", command.verb()).error(log, e);
            // Half an answer may be out: the client must not take what comes next for its rest.
            return Answer.bye("TRYLATER", "Temporary server problem, please try again later");
        }
    }
}
