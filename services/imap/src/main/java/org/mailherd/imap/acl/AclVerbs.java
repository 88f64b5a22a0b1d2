package org.mailherd.imap.acl;

import java.util.List;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.session.Command;
import org.mailherd.mailstore.acl.AclStore;

/** The verbs of RFC 4314. */
public final class AclVerbs {

    private AclVerbs() {}

    /**
     * @param anyone whether folders may be shared with everybody
     */
    public static List<Command> all(
            FolderAccess access, AclStore acls, MailboxDirectory mailboxes, boolean anyone) {
        Identifiers identifiers = new Identifiers(mailboxes);
        return List.of(
                new SetAclCommand(access, acls, identifiers, anyone),
                new DeleteAclCommand(access, acls, identifiers),
                new GetAclCommand(access, acls),
                new ListRightsCommand(access, identifiers),
                new MyRightsCommand(access));
    }
}
