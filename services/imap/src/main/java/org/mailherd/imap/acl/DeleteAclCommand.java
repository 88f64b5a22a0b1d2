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
import org.mailherd.mailstore.acl.AclEntry;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.Grantee;

/** DELETEACL, RFC 4314 section 3.2; also of somebody whose mailbox is no more. */
final class DeleteAclCommand implements Command {
    private final FolderAccess access;
    private final AclStore acls;
    private final Identifiers identifiers;

    DeleteAclCommand(FolderAccess access, AclStore acls, Identifiers identifiers) {
        this.access = access;
        this.acls = acls;
        this.identifiers = identifiers;
    }

    @Override
    public String name() {
        return "DELETEACL";
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
        Optional<Grantee> grantee =
                identifiers.find(identifier).or(() -> listed(target, identifier));
        grantee.ifPresent(who -> acls.delete(target.owner(), target.folderId(), who));
        return Answer.ok("DELETEACL completed");
    }

    private Optional<Grantee> listed(AclTarget target, String identifier) {
        return acls.entries(target.owner().mailboxId(), target.folderId()).stream()
                .map(AclEntry::grantee)
                .filter(grantee -> grantee.toString().equals(identifier))
                .findFirst();
    }
}
