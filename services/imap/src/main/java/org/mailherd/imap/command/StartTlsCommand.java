package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.platform.net.PlaintextAfterStartTls;
import org.mailherd.platform.tls.TlsContext;

/** STARTTLS, RFC 3501 6.2.1. A client that does not wait for our OK is cut off (CVE-2021-38542). */
public final class StartTlsCommand implements Command {
    private final TlsContext tls;

    public StartTlsCommand(TlsContext tls) {
        this.tls = tls;
    }

    @Override
    public String name() {
        return "STARTTLS";
    }

    @Override
    public State least() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public State greatest() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.end();
        if (session.isTls()) {
            return Answer.bad("TLS is on already");
        }
        if (session.hasInput()) {
            throw new PlaintextAfterStartTls();
        }
        session.afterAnswer(() -> session.startTls(tls.current()));
        return Answer.ok("Begin TLS now");
    }
}
