package org.mailherd.imap.quota;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** SETQUOTA, RFC 9208 4.1.3: limits are the administrator's, who sets them elsewhere. */
final class SetQuotaCommand implements Command {
    @Override
    public String name() {
        return "SETQUOTA";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        arguments.astringText();
        arguments.space();
        arguments.open();
        while (!arguments.acceptClose()) {
            arguments.atom();
            arguments.space();
            arguments.number64();
            arguments.accept(' ');
        }
        arguments.end();
        return Answer.no("NOPERM", "Quotas are set by the administrator");
    }
}
