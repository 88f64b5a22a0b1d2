package org.mailherd.webmail.folder;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.mailherd.webmail.connection.MailboxConnection;
import org.springframework.stereotype.Component;

/** Reads the folders of a mailbox with their counts, and finds or makes the special ones. */
@Component
public class FolderReader {

    /** Each folder costs one STATUS; whoever has more folders still sees them, without counts. */
    private static final int COUNTED = 200;

    private static final Comparator<MailFolder> ORDER =
            Comparator.comparing(MailFolder::use)
                    .thenComparing(folder -> folder.name().toLowerCase(Locale.ROOT));

    /** LIST, then STATUS of each. */
    public FolderTree read(MailboxConnection connection) throws MessagingException {
        var all = connection.root().list("*");
        var separator = all.length == 0 ? '/' : all[0].getSeparator();
        var uses = uses(all);
        List<MailFolder> folders = new ArrayList<>();
        for (var folder : all) {
            var use = uses.getOrDefault(folder.getFullName(), SpecialUse.NONE);
            folders.add(read((IMAPFolder) folder, use, separator, folders.size() < COUNTED));
        }
        folders.sort(ORDER);
        return new FolderTree(folders, separator);
    }

    /** The full name of the folder for this use; creates it when the mailbox has none. */
    public String ensure(MailboxConnection connection, SpecialUse use) throws MessagingException {
        for (var entry : uses(connection.root().list("*")).entrySet()) {
            if (entry.getValue() == use) {
                return entry.getKey();
            }
        }
        create(connection, use.label());
        return use.label();
    }

    /** Creates and subscribes. */
    void create(MailboxConnection connection, String name) throws MessagingException {
        var folder = connection.folder(name);
        folder.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS);
        folder.setSubscribed(true);
    }

    private static MailFolder read(
            IMAPFolder folder, SpecialUse use, char separator, boolean counted)
            throws MessagingException {
        var name = folder.getFullName();
        var selectable = (folder.getType() & Folder.HOLDS_MESSAGES) != 0;
        var label = use == SpecialUse.NONE ? folder.getName() : use.label();
        var depth = (int) name.chars().filter(c -> c == separator).count();
        if (!selectable || !counted) {
            return new MailFolder(name, label, use, depth, selectable, 0, 0);
        }
        var unread = Math.max(0, folder.getUnreadMessageCount());
        var total = Math.max(0, folder.getMessageCount());
        return new MailFolder(name, label, use, depth, true, unread, total);
    }

    /** Full name to use: what the server declares first, then names, each use at most once. */
    private static Map<String, SpecialUse> uses(Folder[] all) throws MessagingException {
        Map<SpecialUse, String> found = new EnumMap<>(SpecialUse.class);
        for (var folder : all) {
            var attributes = List.of(((IMAPFolder) folder).getAttributes());
            SpecialUse.declared(folder.getFullName(), attributes)
                    .ifPresent(use -> found.putIfAbsent(use, folder.getFullName()));
        }
        for (var folder : all) {
            SpecialUse.named(folder.getFullName())
                    .ifPresent(use -> found.putIfAbsent(use, folder.getFullName()));
        }
        Map<String, SpecialUse> byName = new HashMap<>();
        found.forEach((use, name) -> byName.putIfAbsent(name, use));
        return byName;
    }
}
