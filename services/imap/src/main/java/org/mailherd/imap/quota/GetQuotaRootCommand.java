package org.mailherd.imap.quota;

import java.io.IOException;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.Spot;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;

/** GETQUOTAROOT, RFC 9208 4.1.2. */
final class GetQuotaRootCommand implements Command {
    private final QuotaRoot roots;
    private final FolderAccess access;

    GetQuotaRootCommand(QuotaRoot roots, FolderAccess access) {
        this.roots = roots;
        this.access = access;
    }

    @Override
    public String name() {
        return "GETQUOTAROOT";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String name = arguments.mailbox();
        arguments.end();
        Spot spot = access.spot(session.account(), name);
        // RFC 9208 4.1.2: the folder need not exist; of another's mailbox that would tell too much.
        if (!spot.own() || access.find(session.account(), spot).isPresent()) {
            access.require(session.account(), name, Right.READ);
        }
        MailboxAccount owner = spot.owner();
        String root = QuotaRoot.name(owner, spot.own());
        session.out().text("* QUOTAROOT ").mailbox(spot.shown()).octet(' ');
        session.out().string(root).crlf();
        roots.write(session.out(), root, owner);
        return Answer.ok("GETQUOTAROOT completed");
    }
}
