package org.mailherd.imap.command;

/** A folder's name that survives RENAME (RFC 8474 section 4). */
final class MailboxIds {

    private MailboxIds() {}

    static String of(long folderId) {
        return "F" + folderId;
    }
}
