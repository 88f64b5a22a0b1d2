package org.mailherd.imap.pop3;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.snapshot.UidSet;

/** Opens the INBOX of a mailbox for a POP3 session. */
final class Maildrops {
    private final FolderStore folders;
    private final SnapshotStore snapshots;
    private final MessageStore messages;

    Maildrops(FolderStore folders, SnapshotStore snapshots, MessageStore messages) {
        this.folders = folders;
        this.snapshots = snapshots;
        this.messages = messages;
    }

    Maildrop open(long mailboxId) {
        Folder inbox = folders.require(mailboxId, FolderName.INBOX);
        FolderSnapshot snapshot = snapshots.current(inbox.id());
        Map<Long, Long> sizes = new HashMap<>();
        UidSet all = UidSet.range(1, snapshot.uidNext() - 1);
        messages.fetch(inbox.id(), all, Set.of(), row -> sizes.put(row.uid(), row.size()));
        long[] uids = snapshot.uids().toArray();
        long[] octets = new long[uids.length];
        for (int i = 0; i < uids.length; i++) {
            octets[i] = sizes.getOrDefault(uids[i], 0L);
        }
        return new Maildrop(messages, inbox, uids, octets);
    }
}
