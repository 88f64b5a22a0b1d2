package org.mailherd.directory.mailbox;

/** Which protocols a mailbox may log in with; webmail counts as IMAP. */
public record ProtocolAccess(boolean imap, boolean pop3, boolean smtp, boolean sieve) {
    public static final ProtocolAccess ALL = new ProtocolAccess(true, true, true, true);
}
