package org.mailherd.imap.acl;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Grantee;

/**
 * LISTRIGHTS, RFC 4314 section 3.4: the rights an identifier always has, then those it may be
 * given, each by itself.
 */
final class ListRightsCommand implements Command {
    private static final String OF_OWNER = "la r s w i p k x t e c d";
    private static final String OF_OTHERS = "\"\" l r s w i p k x t e a c d";

    private final FolderAccess access;
    private final Identifiers identifiers;

    ListRightsCommand(FolderAccess access, Identifiers identifiers) {
        this.access = access;
        this.identifiers = identifiers;
    }

    @Override
    public String name() {
        return "LISTRIGHTS";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String folder = arguments.mailbox();
        arguments.space();
        String identifier = Identifiers.read(arguments);
        arguments.end();
        AclTarget target = AclTarget.require(access, session, folder);
        Optional<Grantee> grantee = identifiers.find(identifier);
        if (grantee.isEmpty()) {
            return Answer.no("CANNOT", "Nobody here has that name");
        }
        boolean owner =
                grantee.get().id() == target.owner().mailboxId() && !grantee.get().negative();
        session.out().text("* LISTRIGHTS ").mailbox(target.name()).octet(' ');
        session.out().string(identifier).octet(' ').text(owner ? OF_OWNER : OF_OTHERS).crlf();
        return Answer.ok("LISTRIGHTS completed");
    }
}
