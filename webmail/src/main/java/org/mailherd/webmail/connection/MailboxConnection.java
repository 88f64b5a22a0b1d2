package org.mailherd.webmail.connection;

import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** One logged-in IMAP connection with at most one folder open. Used by one request at a time. */
public final class MailboxConnection {

    private static final Duration TRUSTED_WITHOUT_PROBE = Duration.ofSeconds(5);

    private final IMAPStore store;
    private @Nullable IMAPFolder open;
    private Instant lastUsed = Instant.EPOCH;

    MailboxConnection(IMAPStore store) {
        this.store = store;
    }

    /** The root, for listing folders. */
    public Folder root() throws MessagingException {
        return store.getDefaultFolder();
    }

    /** A folder by its full name, not opened, perhaps not there. */
    public IMAPFolder folder(String name) throws MessagingException {
        return (IMAPFolder) store.getFolder(name);
    }

    /** Opens a folder for reading. */
    public IMAPFolder read(String name) throws MessagingException {
        return open(name, Folder.READ_ONLY);
    }

    /** Opens a folder for changing. */
    public IMAPFolder change(String name) throws MessagingException {
        return open(name, Folder.READ_WRITE);
    }

    /** Whether the server names this capability. */
    public boolean offers(String capability) throws MessagingException {
        return store.hasCapability(capability);
    }

    private IMAPFolder open(String name, int mode) throws MessagingException {
        closeFolder();
        var folder = folder(name);
        try {
            folder.open(mode);
        } catch (FolderNotFoundException e) {
            throw new MailboxFault.Missing("folder");
        }
        open = folder;
        return folder;
    }

    /** Leaves the open folder, if any, without expunging. */
    public void closeFolder() throws MessagingException {
        var folder = open;
        open = null;
        if (folder != null && folder.isOpen()) {
            folder.close(false);
        }
    }

    /** Ready for the pool: no folder open. */
    void rest(Instant now) throws MessagingException {
        closeFolder();
        lastUsed = now;
    }

    boolean idleSince(Instant limit) {
        return lastUsed.isBefore(limit);
    }

    /** Whether the server still answers; a connection used a moment ago is believed. */
    boolean alive(Instant now) {
        return lastUsed.plus(TRUSTED_WITHOUT_PROBE).isAfter(now) || store.isConnected();
    }

    void disconnect() {
        try {
            store.close();
        } catch (MessagingException alreadyGone) {
            // Nothing is left to release: Angus drops the socket whatever the server answers.
        }
    }
}
