package org.mailherd.webmail.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a folder is for (RFC 6154), in the order in which folders are shown. */
public enum SpecialUse {
    INBOX("Inbox", "inbox", "", List.of("inbox")),
    DRAFTS("Drafts", "pencil", "\\Drafts", List.of("drafts")),
    SENT("Sent", "send", "\\Sent", List.of("sent", "sent items", "sent messages")),
    ARCHIVE("Archive", "archive", "\\Archive", List.of("archive", "archives")),
    JUNK("Junk", "shield-exclamation", "\\Junk", List.of("junk", "spam", "junk e-mail")),
    TRASH("Trash", "trash3", "\\Trash", List.of("trash", "deleted items", "deleted messages")),
    NONE("", "folder2", "", List.of());

    private final String label;
    private final String icon;
    private final String attribute;
    private final List<String> names;

    SpecialUse(String label, String icon, String attribute, List<String> names) {
        this.label = label;
        this.icon = icon;
        this.attribute = attribute;
        this.names = names;
    }

    /** Its name on the screen, and the folder's when it must be created. */
    public String label() {
        return label;
    }

    /** The symbol in the icon sheet. */
    public String icon() {
        return icon;
    }

    /** By the server's attributes; the INBOX by its name. */
    static Optional<SpecialUse> declared(String fullName, List<String> attributes) {
        if (fullName.equalsIgnoreCase("INBOX")) {
            return Optional.of(INBOX);
        }
        return Arrays.stream(values())
                .filter(use -> !use.attribute.isEmpty())
                .filter(use -> attributes.stream().anyMatch(use.attribute::equalsIgnoreCase))
                .findFirst();
    }

    /** By the name that other clients use, for a server that declares nothing. */
    static Optional<SpecialUse> named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(use -> use.names.contains(lower)).findFirst();
    }
}
