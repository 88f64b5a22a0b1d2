package org.mailherd.mailstore.folder;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The folders of all mailboxes. Every call is one transaction; all methods may be called from any
 * thread and block. Whatever looks at a mailbox for the first time creates INBOX, Archive, Drafts,
 * Junk, Sent and Trash, subscribed.
 */
public interface FolderStore {
    /** All folders, in the order of their names. */
    default List<Folder> list(long mailboxId) {
        return list(mailboxId, "");
    }

    /** The folders whose names begin so: LIST of one of 50,000 reads one. */
    List<Folder> list(long mailboxId, String prefix);

    /**
     * As {@link #list(long, String)}, but of folders with more delimiters in their names only some:
     * at least one of those below each level that has so many.
     */
    List<Folder> list(long mailboxId, String prefix, int depth);

    /** Those of the folders that exist, of whatever mailbox; in no order. */
    List<Folder> byId(Collection<Long> folderIds);

    Optional<Folder> find(long mailboxId, FolderName name);

    /**
     * The folder of this name.
     *
     * @throws NoSuchFolder when there is none
     */
    default Folder require(long mailboxId, FolderName name) {
        return find(mailboxId, name).orElseThrow(() -> new NoSuchFolder(name.value()));
    }

    /** The folder with this use, if the mailbox still has one. */
    Optional<Folder> find(long mailboxId, SpecialUse use);

    /**
     * Creates a folder and the levels above it that do not exist; subscribes to none of them. Each
     * takes over the access list of the one above. A name that means a special use in some language
     * gets it if no folder of the mailbox has it ({@link LocalNames}).
     *
     * @throws FolderExists when the name is taken
     * @throws SpecialUseTaken when another folder has the use
     * @throws TooManyFolders at the limit
     */
    Folder create(long mailboxId, FolderName name, Optional<SpecialUse> use);

    /**
     * Renames a folder and all below it, by one statement; creates missing levels above the new
     * name. Renaming INBOX moves its messages into a new folder and leaves INBOX empty with its
     * children where they are (RFC 9051 6.3.6). Subscriptions stay with the old names, as the RFC
     * leaves them to the client.
     *
     * @throws NoSuchFolder when {@code from} does not exist and nothing lies below it
     * @throws InvalidFolderName when a folder below it would get too long or too deep a name
     * @throws FolderExists when {@code to}, or a name below it that a child would get, is taken
     * @throws FolderProtected when {@code to} lies below {@code from}
     */
    void rename(long mailboxId, FolderName from, FolderName to);

    /**
     * Deletes a folder and its messages; folders below it stay. Sessions that have it open see it
     * vanish: their next call for it throws {@link NoSuchFolder}.
     *
     * @throws NoSuchFolder when there is none
     * @throws FolderProtected for INBOX
     */
    void delete(long mailboxId, FolderName name);

    /**
     * Deletes all that is stored for a mailbox that no longer exists: folders, messages,
     * subscriptions, counters.
     */
    void deleteAll(long mailboxId);

    /** Names in order; a subscribed name need not exist (RFC 9051 6.3.7). */
    default SortedSet<FolderName> subscriptions(long mailboxId) {
        return subscriptions(mailboxId, "");
    }

    /** Those that begin so. */
    SortedSet<FolderName> subscriptions(long mailboxId, String prefix);

    /** No fault when already subscribed. */
    void subscribe(long mailboxId, FolderName name);

    /** No fault when not subscribed. */
    void unsubscribe(long mailboxId, FolderName name);

    /**
     * Counters for STATUS, from the snapshot when one is in memory, else by SQL without building
     * one.
     *
     * @throws NoSuchFolder when deleted meanwhile
     */
    default FolderStatus status(long folderId) {
        FolderStatus status = statuses(List.of(folderId)).get(folderId);
        if (status == null) {
            throw new NoSuchFolder(Long.toString(folderId));
        }
        return status;
    }

    /** The counters of many folders by a few statements; those that do not exist are left out. */
    Map<Long, FolderStatus> statuses(Collection<Long> folderIds);

    /** Sum of the sizes of the messages marked {@code \Deleted} (RFC 9208), 0 left out. */
    Map<Long, Long> deletedBytes(Collection<Long> folderIds);

    /**
     * For SELECT, and before new messages are told: those that no session has claimed yet are
     * {@code \Recent} in the calling session and in no other.
     *
     * @param uidNext next UID of the snapshot that the session shows: what it does not show is left
     *     to others, or to be claimed when it does
     */
    RecentUids claimRecent(long folderId, long uidNext);

    /** For EXAMINE: as {@link #claimRecent}, but they stay recent for others. */
    RecentUids unclaimed(long folderId, long uidNext);
}
