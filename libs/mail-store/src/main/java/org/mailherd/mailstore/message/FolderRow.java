package org.mailherd.mailstore.message;

/** A folder row this transaction has locked, as it was then. */
record FolderRow(long id, long mailboxId, long uidValidity, long uidNext, long modseq) {
    /** Of every change this transaction makes in the folder. */
    long nextModseq() {
        return modseq + 1;
    }
}
