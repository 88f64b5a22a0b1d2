package org.mailherd.imap.access;

import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailstore.folder.FolderName;

/**
 * Where a name points to, whether or not there is a folder.
 *
 * @param owner whose mailbox it is
 * @param name within that mailbox
 * @param own whether the owner is the user
 */
public record Spot(MailboxAccount owner, FolderName name, boolean own) {

    /** As the user sees it. */
    public String shown() {
        return own ? name.value() : SharedName.of(owner.address().toString(), name);
    }

    public long mailboxId() {
        return owner.mailboxId();
    }

    /** Another name in the same mailbox. */
    public Spot at(FolderName other) {
        return new Spot(owner, other, own);
    }
}
