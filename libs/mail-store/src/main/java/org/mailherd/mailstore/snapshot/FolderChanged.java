package org.mailherd.mailstore.snapshot;

/**
 * A folder has moved to this modseq; {@link #GONE} when it was deleted. With {@link #TREE} the id
 * is a mailbox's: its folders' names, subscriptions or rights have changed.
 */
public record FolderChanged(long folderId, long modseq) {
    public static final long GONE = -1;
    public static final long TREE = -2;

    /** In place of a mailbox's id: the rights of everybody may have changed. */
    public static final long EVERY_MAILBOX = 0;

    /** The text on the channel: {@code folderId modseq}. */
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
