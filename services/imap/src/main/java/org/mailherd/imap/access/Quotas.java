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

    /** For additions to a folder: the trash and what lies below it take more. */
    public QuotaLimit of(MailboxAccount owner, Folder target) {
        QuotaLimit limit = of(owner);
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
