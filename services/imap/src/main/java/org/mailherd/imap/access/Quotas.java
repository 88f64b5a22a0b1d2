package org.mailherd.imap.access;

import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.quota.QuotaLimit;

/** How much a mailbox may hold, and how much of that an addition to one folder may use. */
public final class Quotas {
    private final FolderStore folders;
    private final QuotaSettings settings;

    public Quotas(FolderStore folders, QuotaSettings settings) {
        this.folders = folders;
        this.settings = settings;
    }

    /** The mailbox's limit as GETQUOTA tells it. */
    public QuotaLimit of(MailboxAccount owner) {
        return new QuotaLimit(owner.quotaBytes(), owner.quotaMessages());
    }

    /** For additions to a folder of the mailbox. */
    public QuotaLimit of(MailboxAccount owner, Folder target) {
        return forFolder(of(owner), target);
    }

    /** What a mailbox with this limit may hold to take more into a folder: the trash takes more. */
    public QuotaLimit forFolder(QuotaLimit limit, Folder target) {
        boolean unlimited = limit.equals(QuotaLimit.NONE) || settings.trashExtra() == 0;
        return unlimited || !isTrash(target) ? limit : limit.raisedBy(settings.trashExtra());
    }

    private boolean isTrash(Folder target) {
        if (target.specialUse().filter(SpecialUse.TRASH::equals).isPresent()) {
            return true;
        }
        FolderName name = target.name();
        return name.parent().isPresent()
                && folders.find(target.mailboxId(), SpecialUse.TRASH)
                        .filter(trash -> name.isBelow(trash.name()))
                        .isPresent();
    }
}
