package org.mailherd.adminui.api;

import org.mailherd.directory.domain.EntryRejected;

/** The number of a row as clients send it. */
final class RowId {
    private RowId() {}

    /**
     * @param code mailcow's word for an entry that is not there
     */
    static long parse(String text, String code) {
        if (!text.matches("\\d{1,18}")) {
            throw EntryRejected.of("id", code, "There is no such entry.", text);
        }
        return Long.parseLong(text);
    }
}
