package org.mailherd.mailstore.snapshot;

/**
 * The numbers of a folder row that move with its messages.
 *
 * @param uidNext the UID the next message will get at least
 * @param highestModseq of any change in the folder, expunges included (RFC 7162)
 */
public record FolderMark(long folderId, long uidValidity, long uidNext, long highestModseq) {
    FolderMark moved(long newUidNext, long modseq) {
        return new FolderMark(folderId, uidValidity, newUidNext, modseq);
    }
}
