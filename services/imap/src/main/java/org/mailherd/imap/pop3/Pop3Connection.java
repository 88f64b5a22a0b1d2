package org.mailherd.imap.pop3;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import org.mailherd.imap.session.LoginDeadline;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop of a session: a command, its answer, until QUIT. */
final class Pop3Connection implements ConnectionHandler {
    private static final Logger log = LoggerFactory.getLogger(Pop3Connection.class);

    private final LoginVerbs loginVerbs;
    private final MaildropVerbs maildropVerbs = new MaildropVerbs();
    private final LoginDeadline deadline;
    private final Pop3Settings settings;

    Pop3Connection(LoginVerbs loginVerbs, LoginDeadline deadline, Pop3Settings settings) {
        this.loginVerbs = loginVerbs;
        this.deadline = deadline;
        this.settings = settings;
    }

    @Override
    public void handle(Wire wire) throws IOException {
        Pop3Session session = new Pop3Session(wire, settings.plaintextLogin());
        Future<?> hangUp = deadline.start(wire);
        try {
            wire.timeout(settings.loginTimeout());
            session.ok("Mailherd POP3 ready");
            serve(session, hangUp);
            wire.flush();
        } catch (SocketTimeoutException _) {
            // RFC 1939 section 3: an autologout, after which nothing is deleted.
            session.error("[SYS/TEMP] Silent for too long");
            wire.flush();
        } finally {
            hangUp.cancel(false);
            session.close();
        }
    }

    private void serve(Pop3Session session, Future<?> hangUp) throws IOException {
        String line = session.readLine();
        while (line != null) {
            boolean before = !session.isOpen();
            answer(session, Pop3Command.parse(line));
            if (before && session.isOpen()) {
                hangUp.cancel(false);
                session.wire().timeout(settings.idleTimeout());
            }
            line = session.isEnded() ? null : session.readLine();
        }
    }

    private void answer(Pop3Session session, Pop3Command command) throws IOException {
        Maildrop maildrop = session.maildrop();
        try {
            if (maildrop == null || command.verb().equals("CAPA")) {
                loginVerbs.answer(command, session);
            } else {
                maildropVerbs.answer(command, session, maildrop);
            }
        } catch (RuntimeException e) {
            LogEvent.of("pop3-fault").quoted("verb", command.verb()).error(log, e);
            // A long answer may have been cut off: the client must not take what comes next for its
            // rest.
            session.error("[SYS/TEMP] Temporary server problem, please try again later");
            session.end();
        }
    }
}
