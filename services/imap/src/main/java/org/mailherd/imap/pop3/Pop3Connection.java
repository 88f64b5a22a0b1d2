package org.mailherd.imap.pop3;

import java.io.IOException;
import java.util.Locale;
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
    private final Pop3Settings settings;

    Pop3Connection(LoginVerbs loginVerbs, Pop3Settings settings) {
        this.loginVerbs = loginVerbs;
        this.settings = settings;
    }

    @Override
    public void handle(Wire wire) throws IOException {
        Pop3Session session = new Pop3Session(wire);
        wire.timeout(settings.loginTimeout());
        session.ok("Mailherd POP3 ready");
        String line = session.readLine();
        while (line != null) {
            boolean before = session.maildrop() == null;
            answer(session, line);
            if (before && session.maildrop() != null) {
                wire.timeout(settings.idleTimeout());
            }
            line = session.isEnded() ? null : session.readLine();
        }
        wire.flush();
    }

    private void answer(Pop3Session session, String line) throws IOException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1);
        Maildrop maildrop = session.maildrop();
        try {
            if (maildrop == null || verb.equals("CAPA")) {
                loginVerbs.answer(verb, argument, session);
            } else {
                maildropVerbs.answer(verb, argument, session, maildrop);
            }
        } catch (RuntimeException e) {
            LogEvent.of("pop3-fault").quoted("verb", verb).error(log, e);
            // A long answer may have been cut off: the client must not take what comes next for its
            // rest.
            session.error("[SYS/TEMP] Temporary server problem, please try again later");
            session.end();
        }
    }
}
