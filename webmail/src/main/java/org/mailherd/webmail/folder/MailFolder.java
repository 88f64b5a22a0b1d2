package org.mailherd.webmail.folder;

/**
 * A folder as the sidebar shows it.
 *
 * @param name full name, as IMAP knows it
 * @param label what is shown: the last part of the name, or the special use's word
 * @param depth 0 for the top, for indenting
 * @param selectable false for a mere parent
 */
public record MailFolder(
        String name,
        String label,
        SpecialUse use,
        int depth,
        boolean selectable,
        int unread,
        int total) {

    /** Where who wrote it is always the user: the list shows whom it went to. */
    public boolean outgoing() {
        return use == SpecialUse.SENT || use == SpecialUse.DRAFTS;
    }

    /** Where deleting is for good. */
    public boolean discardable() {
        return use == SpecialUse.TRASH || use == SpecialUse.JUNK;
    }

    /** The number beside the name: all drafts, unread ones elsewhere, none in Sent and Trash. */
    public int badge() {
        return switch (use) {
            case DRAFTS -> total;
            case SENT, TRASH -> 0;
            case INBOX, ARCHIVE, JUNK, NONE -> unread;
        };
    }
}
