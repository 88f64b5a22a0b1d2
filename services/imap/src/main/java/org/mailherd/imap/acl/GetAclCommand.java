package org.mailherd.imap.acl;

import java.io.IOException;
import java.util.List;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.AclEntry;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.FolderOwner;
import org.mailherd.mailstore.acl.Rights;

/** GETACL, RFC 4314 section 3.3: the owner first, who has all rights unless the list says less. */
final class GetAclCommand implements Command {
    private final FolderAccess access;
    private final AclStore acls;

    GetAclCommand(FolderAccess access, AclStore acls) {
        this.access = access;
        this.acls = acls;
    }

    @Override
    public String name() {
        return "GETACL";
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
        arguments.end();
        AclTarget target = AclTarget.require(access, session, folder);
        FolderOwner owner = target.owner();
        List<AclEntry> entries = acls.entries(owner.mailboxId(), target.folderId());
        ResponseWriter out = session.out();
        out.text("* ACL ").mailbox(target.name());
        if (entries.stream().noneMatch(entry -> isOwners(entry, owner))) {
            write(out, owner.address(), Rights.ALL);
        }
        for (AclEntry entry : entries) {
            write(out, entry.grantee().toString(), entry.rights());
        }
        out.crlf();
        return Answer.ok("GETACL completed");
    }

    private static boolean isOwners(AclEntry entry, FolderOwner owner) {
        return entry.grantee().id() == owner.mailboxId() && !entry.grantee().negative();
    }

    private static void write(ResponseWriter out, String identifier, Rights rights)
            throws IOException {
        out.octet(' ').string(identifier).octet(' ').text(rights.toString());
    }
}
