package org.mailherd.mailstore.folder;

/**
 * The counters STATUS can ask for (RFC 9051 6.3.11, RFC 7162, RFC 8438).
 *
 * @param recent messages no session has been told of yet
 * @param bytes sum of RFC822.SIZE
 */
public record FolderStatus(
        long messages,
        long recent,
        long unseen,
        long deleted,
        long bytes,
        long uidNext,
        long uidValidity,
        long highestModseq) {

    public FolderStatus withRecent(long count) {
        return new FolderStatus(
                messages, count, unseen, deleted, bytes, uidNext, uidValidity, highestModseq);
    }
}
