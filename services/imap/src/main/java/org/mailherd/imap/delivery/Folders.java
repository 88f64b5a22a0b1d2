package org.mailherd.imap.delivery;

import java.util.Optional;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderExists;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.folder.TooManyFolders;

/** Finds the folders that a delivery wants, and makes those that are missing. */
final class Folders {
    private final FolderStore folders;

    Folders(FolderStore folders) {
        this.folders = folders;
    }

    Folder inbox(long mailboxId) {
        return folders.require(mailboxId, FolderName.INBOX);
    }

    Folder junk(long mailboxId) {
        return folders.find(mailboxId, SpecialUse.JUNK).orElseGet(() -> inbox(mailboxId));
    }

    /**
     * The folder with the use, else that of the name. A name that no folder has becomes one,
     * subscribed, whether the script says {@code :create} or not: mailcow's users know no other
     * way. Empty for a name that no folder can have, and at the limit of folders.
     */
    Optional<Folder> wanted(long mailboxId, String name, Optional<String> specialUse) {
        Optional<Folder> special =
                specialUse.flatMap(SpecialUse::named).flatMap(use -> folders.find(mailboxId, use));
        if (special.isPresent()) {
            return special;
        }
        try {
            FolderName wanted = FolderName.of(name);
            Optional<Folder> known = folders.find(mailboxId, wanted);
            return known.isPresent() ? known : Optional.of(created(mailboxId, wanted));
        } catch (InvalidFolderName | TooManyFolders _) {
            return Optional.empty();
        }
    }

    private Folder created(long mailboxId, FolderName name) {
        try {
            Folder made = folders.create(mailboxId, name, Optional.empty());
            folders.subscribe(mailboxId, name);
            return made;
        } catch (FolderExists _) {
            return folders.require(mailboxId, name);
        }
    }
}
