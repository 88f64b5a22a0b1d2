package org.mailherd.imap.listing;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mailherd.mailstore.folder.FolderName;

/** All names a user sees: folders, subscriptions, and the levels between that are neither. */
public final class FolderTree {
    private static final String INBOX = FolderName.INBOX.value();
    private static final Comparator<String> INBOX_FIRST =
            (one, other) -> {
                if (one.equals(INBOX) || other.equals(INBOX)) {
                    return Boolean.compare(other.equals(INBOX), one.equals(INBOX));
                }
                return one.compareTo(other);
            };

    private final Map<String, ListedFolder> folders = new TreeMap<>(INBOX_FIRST);
    private final Set<String> parents = new HashSet<>();
    private final Set<String> subscriptions;

    public FolderTree(Collection<ListedFolder> folders, Collection<String> subscriptions) {
        this.subscriptions = Set.copyOf(subscriptions);
        for (ListedFolder folder : folders) {
            this.folders.put(folder.name(), folder);
            forEachAncestor(folder.name(), parents::add);
        }
    }

    /** The folders, INBOX first. */
    public Collection<ListedFolder> folders() {
        return Collections.unmodifiableCollection(folders.values());
    }

    /** In no order. */
    public Set<String> subscriptions() {
        return subscriptions;
    }

    /** Folders and the levels above them, INBOX first. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(INBOX_FIRST);
        names.addAll(folders.keySet());
        names.addAll(parents);
        return names;
    }

    SortedSet<String> subscribed() {
        SortedSet<String> names = new TreeSet<>(INBOX_FIRST);
        names.addAll(subscriptions);
        return names;
    }

    Optional<ListedFolder> folder(String name) {
        return Optional.ofNullable(folders.get(name));
    }

    boolean isSubscribed(String name) {
        return subscriptions.contains(name);
    }

    boolean hasChildren(String name) {
        return parents.contains(name);
    }

    /** All levels above, the innermost first. */
    static void forEachAncestor(String name, Consumer<String> action) {
        for (int cut = name.lastIndexOf(FolderName.DELIMITER);
                cut > 0;
                cut = name.lastIndexOf(FolderName.DELIMITER, cut - 1)) {
            action.accept(name.substring(0, cut));
        }
    }
}
