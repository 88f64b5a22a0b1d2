package org.mailherd.imap.notify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mailherd.imap.listing.FolderTree;
import org.mailherd.imap.listing.ListedFolder;
import org.mailherd.mailstore.acl.Right;

/**
 * The folders a user saw at one moment.
 *
 * @param folders by id
 * @param owners whose mailboxes they lie in
 */
record Survey(Map<Long, Seen> folders, Set<String> subscriptions, Set<Long> owners) {

    /**
     * @param readable whether the user may read messages there (right {@code r})
     */
    record Seen(String name, boolean readable) {}

    static Survey of(FolderTree tree) {
        Map<Long, Seen> folders = new HashMap<>();
        Set<Long> owners = new HashSet<>();
        for (ListedFolder listed : tree.folders()) {
            boolean readable = listed.rights().has(Right.READ);
            folders.put(listed.folder().id(), new Seen(listed.name(), readable));
            owners.add(listed.folder().mailboxId());
        }
        return new Survey(folders, tree.subscriptions(), owners);
    }

    boolean isSubscribed(String name) {
        return subscriptions.contains(name);
    }
}
