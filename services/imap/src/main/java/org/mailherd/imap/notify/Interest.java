package org.mailherd.imap.notify;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailherd.imap.access.SharedName;
import org.mailherd.imap.syntax.NotifyRequest;
import org.mailherd.imap.syntax.NotifyRequest.Event;
import org.mailherd.imap.syntax.NotifyRequest.Group;
import org.mailherd.mailstore.folder.FolderName;

/** Which events of which folders a client asked for (RFC 5465 section 6). */
final class Interest {
    private final List<Group> groups;

    Interest(NotifyRequest request) {
        groups = request.groups();
    }

    /** All that the groups a name belongs to ask for. */
    Set<Event> of(String name, boolean subscribed) {
        Set<Event> events = EnumSet.noneOf(Event.class);
        for (Group group : groups) {
            if (isMeant(group, name, subscribed)) {
                events.addAll(group.events());
            }
        }
        return events;
    }

    private static boolean isMeant(Group group, String name, boolean subscribed) {
        return switch (group.filter()) {
            // Sieve files into any folder: all of them are places for new mail.
            case INBOXES, PERSONAL -> !SharedName.isShared(name);
            case SUBSCRIBED -> subscribed;
            case SUBTREE ->
                    group.names().stream()
                            .map(Interest::canonical)
                            .anyMatch(top -> isWithin(name, top));
            case MAILBOXES ->
                    group.names().stream().map(Interest::canonical).anyMatch(name::equals);
        };
    }

    private static boolean isWithin(String name, String top) {
        return top.isEmpty() || name.equals(top) || name.startsWith(top + FolderName.DELIMITER);
    }

    /** INBOX is one folder however it is written. */
    private static String canonical(String name) {
        int length = FolderName.INBOX.value().length();
        boolean inbox =
                name.regionMatches(true, 0, FolderName.INBOX.value(), 0, length)
                        && (name.length() == length || name.charAt(length) == FolderName.DELIMITER);
        return inbox ? FolderName.INBOX.value() + name.substring(length) : name;
    }
}
