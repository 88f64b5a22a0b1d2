package org.mailherd.mailstore.snapshot;

/**
 * A folder has moved to this modseq; {@link #GONE} when it was deleted. With {@link #TREE} the id
 * is a mailbox's, which sees other names, subscriptions or rights of folders. One of {@link
 * #inMailbox} is about the mailbox itself: its folders' names, or rights in them, have changed.
 */
public record FolderChanged(long folderId, long modseq) {
    public static final long GONE = -1;
    public static final long TREE = -2;

    /** In place of a mailbox's id: the rights of everybody may have changed. */
    public static final long EVERY_MAILBOX = 0;

    /** Folder ids are positive: a negative one is a mailbox. */
    public static FolderChanged inMailbox(long mailboxId) {
        return new FolderChanged(-mailboxId, 0);
    }

    public boolean isWholeMailbox() {
        return folderId < 0;
    }

    /** Of a change that {@link #isWholeMailbox}. */
    public long mailboxId() {
        return -folderId;
    }

    /** The text on the channel: {@code folderId modseq}, or {@code -mailboxId 0}. */
    public String format() {
        return folderId + " " + modseq;
    }

    /**
     * @throws IllegalArgumentException when it is not what {@link #format} writes
     */
    public static FolderChanged parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a folder change: " + text);
        }
        return new FolderChanged(
                Long.parseLong(text.substring(0, space)),
                Long.parseLong(text.substring(space + 1)));
    }
}
