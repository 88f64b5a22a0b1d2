package org.mailherd.mailstore.table;

/**
 * A folder row this transaction has locked, as it was then.
 *
 * @param modseq below that of the change to come; at least the highest one given
 */
record FolderRow(long id, long mailboxId, long uidValidity, long uidNext, long modseq) {
    /** Of every change this transaction makes in the folder. */
    long nextModseq() {
        return modseq + 1;
    }

    /** To give this UID next. */
    FolderRow at(long uid) {
        return new FolderRow(id, mailboxId, uidValidity, uid, modseq);
    }

    /** As it is after a change that gave so many UIDs. */
    FolderRow after(long newUids) {
        return new FolderRow(id, mailboxId, uidValidity, uidNext + newUids, nextModseq());
    }
}
