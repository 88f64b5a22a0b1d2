package org.mailherd.imap.pop3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.lock.MaildropLocks;
import org.mailherd.mailstore.lock.MaildropLocks.MaildropLock;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.snapshot.UidSet;

/** Opens the INBOX of a mailbox for a POP3 session. */
final class Maildrops {
    private final FolderStore folders;
    private final SnapshotStore snapshots;
    private final MessageStore messages;
    private final MaildropLocks locks;

    Maildrops(
            FolderStore folders,
            SnapshotStore snapshots,
            MessageStore messages,
            MaildropLocks locks) {
        this.folders = folders;
        this.snapshots = snapshots;
        this.messages = messages;
        this.locks = locks;
    }

    /** Empty while another session, on whichever node, has the maildrop (RFC 1939 section 4). */
    Optional<Maildrop> open(long mailboxId) {
        Optional<MaildropLock> lock = locks.tryLock(mailboxId);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(mailboxId, lock.get()));
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    private Maildrop read(long mailboxId, MaildropLock lock) {
        Folder inbox = folders.require(mailboxId, FolderName.INBOX);
        FolderSnapshot snapshot = snapshots.current(inbox.id());
        Map<Long, Long> sizes = new HashMap<>();
        UidSet all = UidSet.range(1, Math.max(1, snapshot.uidNext() - 1));
        messages.fetch(inbox.id(), all, Set.of(), row -> sizes.put(row.uid(), row.size()));
        long[] uids = snapshot.uids().toArray();
        long[] octets = new long[uids.length];
        for (int i = 0; i < uids.length; i++) {
            octets[i] = sizes.getOrDefault(uids[i], 0L);
        }
        return new Maildrop(messages, inbox, lock, uids, octets);
    }
}
