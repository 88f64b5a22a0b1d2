package org.mailherd.imap.notify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailherd.imap.access.SharedName;
import org.mailherd.imap.listing.FolderTree;
import org.mailherd.imap.listing.ListSelection;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.syntax.NotifyRequest.Event;
import org.mailherd.mailstore.folder.FolderName;

/** Tells by LIST what became of folders' names, subscriptions and of the right to read them. */
final class NameNotices {
    private final Interest interest;
    private final Survey before;
    private final Survey now;
    private final FolderTree tree;

    /** Names to be told, with the old name where there was one. */
    private final Map<String, String> lines = new TreeMap<>();

    private final Set<String> closed = new TreeSet<>();

    /** By the new name. */
    private final Map<String, String> oldNames = new HashMap<>();

    NameNotices(Interest interest, Survey before, FolderTree tree, Survey now) {
        this.interest = interest;
        this.before = before;
        this.now = now;
        this.tree = tree;
        now.folders()
                .forEach((id, seen) -> {
                    Survey.Seen old = before.folders().get(id);
                    if (old != null) {
                        oldNames.put(seen.name(), old.name());
                    }
                });
    }

    /**
     * @param own names that the client has changed itself
     */
    void tell(ResponseWriter out, Set<String> own) throws IOException {
        renamed();
        before.folders()
                .forEach((id, seen) -> {
                    if (!now.folders().containsKey(id)) {
                        gone(seen);
                    }
                });
        now.folders()
                .forEach((id, seen) -> {
                    if (!before.folders().containsKey(id)) {
                        withParent(seen.name());
                    }
                });
        subscriptions();
        rights();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            if (!own.contains(line.getKey())) {
                write(out, line.getKey(), line.getValue());
            }
        }
        for (String name : closed) {
            noAccess(out, name);
        }
    }

    /** RFC 5465 section 3.1: a name that may be listed, and no more. */
    static void noAccess(ResponseWriter out, String name) throws IOException {
        out.text("* LIST (\\NoAccess) \"/\" ").mailbox(name).crlf();
    }

    /** What moved along with the level above goes without saying (RFC 5465 5.4). */
    private void renamed() {
        oldNames.forEach((name, old) -> {
            boolean wanted = wants(Event.MAILBOX_NAME, name) || wants(Event.MAILBOX_NAME, old);
            if (!name.equals(old) && wanted && !movedAlong(name, old)) {
                lines.put(name, old);
            }
        });
    }

    private boolean movedAlong(String name, String old) {
        int cut = name.lastIndexOf(FolderName.DELIMITER);
        int oldCut = old.lastIndexOf(FolderName.DELIMITER);
        return cut > 0
                && oldCut > 0
                && name.substring(cut).equals(old.substring(oldCut))
                && old.substring(0, oldCut).equals(oldNames.get(name.substring(0, cut)));
    }

    private void gone(Survey.Seen seen) {
        if (wants(Event.MAILBOX_NAME, seen.name())) {
            withParent(seen.name());
        } else if (SharedName.isShared(seen.name()) && watched(seen.name())) {
            closed.add(seen.name());
        }
    }

    /** A folder made or removed changes what is to be said of the level above (RFC 5465 5.4). */
    private void withParent(String name) {
        List<String> affected = new ArrayList<>(List.of(name));
        int cut = name.lastIndexOf(FolderName.DELIMITER);
        if (cut > 0) {
            affected.add(name.substring(0, cut));
        }
        for (String one : affected) {
            if (wants(Event.MAILBOX_NAME, one)) {
                lines.putIfAbsent(one, "");
            }
        }
    }

    private void subscriptions() {
        Set<String> changed = new HashSet<>(before.subscriptions());
        changed.addAll(now.subscriptions());
        changed.removeIf(name -> before.isSubscribed(name) && now.isSubscribed(name));
        for (String name : changed) {
            if (wants(Event.SUBSCRIPTION_CHANGE, name)) {
                lines.putIfAbsent(name, "");
            }
        }
    }

    private void rights() {
        now.folders()
                .forEach((id, seen) -> {
                    Survey.Seen old = before.folders().get(id);
                    if (old == null || old.readable() == seen.readable() || !watched(seen.name())) {
                        return;
                    }
                    if (seen.readable()) {
                        lines.putIfAbsent(seen.name(), "");
                    } else {
                        closed.add(seen.name());
                    }
                });
    }

    private boolean wants(Event event, String name) {
        boolean subscribed = before.isSubscribed(name) || now.isSubscribed(name);
        return interest.of(name, subscribed).contains(event);
    }

    private boolean watched(String name) {
        return !interest.of(name, now.isSubscribed(name)).isEmpty();
    }

    private void write(ResponseWriter out, String name, String oldName) throws IOException {
        ListSelection.Line line = ListSelection.describe(tree, name);
        out.text("* LIST (").text(String.join(" ", line.attributes())).text(") \"/\" ");
        out.mailbox(name);
        if (!oldName.isEmpty()) {
            out.text(" (\"OLDNAME\" (").mailbox(oldName).text("))");
        }
        out.crlf();
    }
}
