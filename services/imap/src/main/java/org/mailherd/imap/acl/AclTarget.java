package org.mailherd.imap.acl;

import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.FolderOwner;
import org.mailherd.mailstore.acl.Right;

/**
 * What a list is for: a folder, or with the empty name all folders of the user's own mailbox that
 * have no list of their own.
 *
 * @param name as the user sees it
 */
record AclTarget(FolderOwner owner, long folderId, String name) {

    /** The target, for one who may administer it. */
    static AclTarget require(FolderAccess access, Session session, String name) {
        if (name.isEmpty()) {
            FolderOwner owner =
                    new FolderOwner(session.mailboxId(), session.account().address().toString());
            return new AclTarget(owner, AclStore.WHOLE_MAILBOX, name);
        }
        OpenFolder folder = access.require(session.account(), name, Right.ADMINISTER);
        FolderOwner owner =
                new FolderOwner(
                        folder.spot().mailboxId(), folder.spot().owner().address().toString());
        return new AclTarget(owner, folder.id(), folder.shown());
    }
}
