package org.mailherd.webmail.folder;

import java.util.List;
import java.util.Optional;
import org.mailherd.webmail.connection.MailboxFault;

/**
 * All folders of a mailbox in the order shown: the special ones first, then by name.
 *
 * @param separator between parent and child in a full name
 */
public record FolderTree(List<MailFolder> folders, char separator) {

    public FolderTree {
        folders = List.copyOf(folders);
    }

    public MailFolder require(String name) {
        return find(name).orElseThrow(() -> new MailboxFault.Missing("folder"));
    }

    public Optional<MailFolder> find(String name) {
        return folders.stream().filter(folder -> folder.name().equals(name)).findFirst();
    }

    public Optional<MailFolder> find(SpecialUse use) {
        return folders.stream().filter(folder -> folder.use() == use).findFirst();
    }

    /** Where messages of this folder may be moved to. */
    public List<MailFolder> targets(String from) {
        return folders.stream()
                .filter(MailFolder::selectable)
                .filter(folder -> !folder.name().equals(from))
                .toList();
    }
}
