package org.mailherd.imap.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.imap.access.SharedName;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.Grants;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.acl.Share;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;

/**
 * Reads what a user may see, his own folders and those he was given, by a fixed number of queries
 * however many there are.
 */
public final class VisibleFolders {
    private final FolderStore folders;
    private final AclStore acls;

    public VisibleFolders(FolderStore folders, AclStore acls) {
        this.folders = folders;
        this.acls = acls;
    }

    /** What the user sees of the names that matter. */
    public FolderTree tree(MailboxAccount user, ListScope scope) {
        String prefix = scope.prefix();
        List<ListedFolder> visible = new ArrayList<>();
        if (!prefix.startsWith(SharedName.PREFIX)) {
            addOwn(user, scope, visible);
        }
        if (prefix.startsWith(SharedName.PREFIX) || SharedName.PREFIX.startsWith(prefix)) {
            addShared(user, visible);
        }
        return new FolderTree(
                visible, scope.subscriptions() ? subscriptions(user, prefix) : List.of());
    }

    private List<String> subscriptions(MailboxAccount user, String prefix) {
        return folders.subscriptions(user.mailboxId(), prefix).stream()
                .map(FolderName::value)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private List<Folder> own(MailboxAccount user, ListScope scope) {
        return scope.depth() == ListScope.ANY_DEPTH
                ? folders.list(user.mailboxId(), scope.prefix())
                : folders.list(user.mailboxId(), scope.prefix(), scope.depth());
    }

    private void addOwn(MailboxAccount user, ListScope scope, List<ListedFolder> visible) {
        Grants grants = acls.grants(user.mailboxId(), user.mailboxId());
        for (Folder folder : own(user, scope)) {
            String name = folder.name().value();
            // What was made before the namespace had this name cannot be reached by it.
            if (!SharedName.isShared(name)) {
                visible.add(new ListedFolder(name, folder, grants.of(folder.id())));
            }
        }
    }

    private void addShared(MailboxAccount user, List<ListedFolder> visible) {
        List<Share> shares = acls.shares(user.mailboxId());
        Map<Long, Share> byOwner = new HashMap<>();
        Set<Long> single = new HashSet<>();
        List<Folder> found = new ArrayList<>();
        for (Share share : shares) {
            byOwner.put(share.grants().ownerId(), share);
            if (share.grants().reachAll()) {
                found.addAll(folders.list(share.grants().ownerId()));
            } else {
                single.addAll(share.grants().folderIds());
            }
        }
        found.addAll(folders.byId(single));
        for (Folder folder : found) {
            Share share = byOwner.get(folder.mailboxId());
            Rights rights = share == null ? Rights.NONE : share.grants().of(folder.id());
            if (share != null && rights.has(Right.LOOKUP)) {
                String name = SharedName.of(share.owner(), folder.name());
                visible.add(new ListedFolder(name, folder, rights));
            }
        }
    }
}
