package org.mailherd.imap.access;

import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.quota.QuotaLimit;

/**
 * Finds the folder a name means for a user. Who may neither look a folder up (right {@code l}) nor
 * do what he asks learns nothing about it: no folder, no such owner and no right are one answer
 * (RFC 4314 section 6).
 */
public final class FolderAccess {
    private final FolderStore folders;
    private final AclStore acls;
    private final MailboxDirectory mailboxes;
    private final Quotas quotas;

    public FolderAccess(
            FolderStore folders, AclStore acls, MailboxDirectory mailboxes, Quotas quotas) {
        this.folders = folders;
        this.acls = acls;
        this.mailboxes = mailboxes;
        this.quotas = quotas;
    }

    /**
     * Where a name points to.
     *
     * @throws NoSuchFolder when it is somebody's who does not exist
     * @throws InvalidFolderName when no folder can have it
     */
    public Spot spot(MailboxAccount user, String name) {
        if (!SharedName.isShared(name)) {
            return new Spot(user, FolderName.of(name), true);
        }
        SharedName shared = SharedName.parse(name).orElseThrow(() -> new NoSuchFolder(name));
        FolderName folder = shared.folder().orElseThrow(() -> new NoSuchFolder(name));
        if (shared.owner().equals(user.address().canonical())) {
            return new Spot(user, folder, true);
        }
        MailboxAccount owner =
                mailboxes.find(shared.owner()).orElseThrow(() -> new NoSuchFolder(name));
        return new Spot(owner, folder, false);
    }

    /** The folder, if there is one that the user may know of. */
    public Optional<OpenFolder> find(MailboxAccount user, String name) {
        try {
            return find(user, spot(user, name));
        } catch (NoSuchFolder _) {
            return Optional.empty();
        }
    }

    public Optional<OpenFolder> find(MailboxAccount user, Spot spot) {
        // A stranger's question must not furnish a mailbox: what he was given exists already.
        if (!spot.own() && !mayBeOpen(user, spot)) {
            return Optional.empty();
        }
        return folders.find(spot.mailboxId(), spot.name())
                .map(folder -> open(user, spot, folder))
                .filter(open -> open.rights().hasAny(Rights.TO_KNOW));
    }

    /**
     * The folder, for one who has all the rights.
     *
     * @throws NoSuchFolder when there is none that the user may know of
     * @throws NotPermitted when he lacks a right
     */
    public OpenFolder require(MailboxAccount user, String name, Right... needed) {
        return find(user, name).orElseThrow(() -> new NoSuchFolder(name)).require(needed);
    }

    /** What the user may do with a folder whose name does not matter now. */
    public Rights rights(MailboxAccount user, Folder folder) {
        return acls.rights(folder.mailboxId(), folder.id(), user.mailboxId());
    }

    /**
     * Checks that the user may make a folder at the spot: right {@code k} of the nearest level that
     * exists, and at the top only in his own mailbox.
     *
     * @throws NotPermitted when he may not
     */
    public void requireCreate(MailboxAccount user, Spot spot) {
        for (FolderName above : spot.name().ancestors().reversed()) {
            Optional<OpenFolder> folder = find(user, spot.at(above));
            if (folder.isPresent()) {
                folder.get().require(Right.CREATE);
                return;
            }
        }
        boolean wholeMailbox =
                acls.rights(spot.mailboxId(), AclStore.WHOLE_MAILBOX, user.mailboxId())
                        .has(Right.CREATE);
        if (!spot.own() && !wholeMailbox) {
            throw new NotPermitted(spot.shown());
        }
    }

    /** The limit for what is added to a folder. */
    public QuotaLimit quota(MailboxAccount owner, Folder folder) {
        return quotas.of(owner, folder);
    }

    private OpenFolder open(MailboxAccount user, Spot spot, Folder folder) {
        return new OpenFolder(spot, folder, rights(user, folder), quotas.of(spot.owner(), folder));
    }

    private boolean mayBeOpen(MailboxAccount user, Spot spot) {
        var grants = acls.grants(spot.mailboxId(), user.mailboxId());
        return grants.reachAll() || !grants.folderIds().isEmpty();
    }
}
