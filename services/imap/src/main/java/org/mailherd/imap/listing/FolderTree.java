package org.mailherd.imap.listing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;

/** All names of a mailbox: folders, subscriptions, and the levels between that are neither. */
public final class FolderTree {
    private final Map<FolderName, Folder> folders = new TreeMap<>();
    private final SortedSet<FolderName> subscriptions;
    private final Set<FolderName> parents = new TreeSet<>();

    public FolderTree(List<Folder> folders, SortedSet<FolderName> subscriptions) {
        this.subscriptions = subscriptions;
        for (Folder folder : folders) {
            this.folders.put(folder.name(), folder);
            parents.addAll(folder.name().ancestors());
        }
    }

    /** Folders and the levels above them, INBOX first. */
    public SortedSet<FolderName> names() {
        SortedSet<FolderName> names = inboxFirst();
        names.addAll(folders.keySet());
        names.addAll(parents);
        return names;
    }

    public SortedSet<FolderName> subscribed() {
        SortedSet<FolderName> names = inboxFirst();
        names.addAll(subscriptions);
        return names;
    }

    public Optional<Folder> folder(FolderName name) {
        return Optional.ofNullable(folders.get(name));
    }

    public boolean isSubscribed(FolderName name) {
        return subscriptions.contains(name);
    }

    public boolean hasChildren(FolderName name) {
        return parents.contains(name);
    }

    public boolean hasSubscribedChildren(FolderName name) {
        return subscriptions.stream().anyMatch(other -> other.isBelow(name));
    }

    private static SortedSet<FolderName> inboxFirst() {
        return new TreeSet<>((a, b) ->
                a.isInbox() == b.isInbox()
                        ? a.compareTo(b)
                        : Boolean.compare(b.isInbox(), a.isInbox()));
    }
}
