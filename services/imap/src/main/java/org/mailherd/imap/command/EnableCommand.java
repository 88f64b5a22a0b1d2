package org.mailherd.imap.command;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** ENABLE, RFC 5161; names that we do not know are passed over. */
public final class EnableCommand implements Command {
    @Override
    public String name() {
        return "ENABLE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        Set<Extension> wanted = EnumSet.noneOf(Extension.class);
        do {
            Extension.named(arguments.atom()).ifPresent(wanted::add);
        } while (arguments.accept(' '));
        arguments.end();
        session.out().text("* ENABLED");
        for (Extension extension : wanted) {
            session.enable(extension);
            session.out().octet(' ').text(extension.wire());
        }
        session.out().crlf();
        return Answer.ok("ENABLE completed");
    }
}
