package org.mailherd.mailstore.acl;

import java.util.List;

/**
 * The access control lists of all folders. A folder without a list is its owner's alone. A list for
 * the {@link #WHOLE_MAILBOX} stands behind the folders' own, entry by entry. All methods block.
 */
public interface AclStore {
    /** In place of a folder's id. */
    long WHOLE_MAILBOX = Grants.WHOLE_MAILBOX;

    /** What a user may do in one folder of a mailbox. */
    Rights rights(long ownerId, long folderId, long userId);

    /** What a user may do in every folder of a mailbox, by one query. */
    Grants grants(long ownerId, long userId);

    /** The mailboxes, not his own, in which a user was given something; by one query. */
    List<Share> shares(long userId);

    /** The folder's list with what it takes over from the whole mailbox's, in order of names. */
    List<AclEntry> entries(long ownerId, long folderId);

    /** SETACL. */
    void set(FolderOwner owner, long folderId, Grantee grantee, RightsChange change);

    /** DELETEACL: nothing is left to the grantee, not even what the whole mailbox's list says. */
    void delete(FolderOwner owner, long folderId, Grantee grantee);
}
