package org.mailherd.imap.syntax;

import java.util.EnumSet;
import java.util.Set;

/**
 * What STATUS tells; SIZE is RFC 8438, HIGHESTMODSEQ RFC 7162, MAILBOXID RFC 8474, DELETED-STORAGE
 * RFC 9208, APPENDLIMIT RFC 7889.
 */
public enum StatusItem {
    MESSAGES,
    RECENT,
    UIDNEXT,
    UIDVALIDITY,
    UNSEEN,
    DELETED,
    SIZE,
    HIGHESTMODSEQ,
    MAILBOXID,
    DELETED_STORAGE,
    APPENDLIMIT;

    /** As the protocol writes it. */
    public String word() {
        return name().replace('_', '-');
    }

    /** Reads a list of items in parentheses. */
    public static Set<StatusItem> list(CommandReader reader) throws SyntaxFault {
        Set<StatusItem> items = EnumSet.noneOf(StatusItem.class);
        reader.open();
        do {
            items.add(item(reader.keyword()));
        } while (reader.accept(' '));
        reader.close();
        return items;
    }

    private static StatusItem item(String word) throws SyntaxFault {
        for (StatusItem item : values()) {
            if (item.word().equals(word)) {
                return item;
            }
        }
        throw new SyntaxFault("Unknown status item");
    }
}
