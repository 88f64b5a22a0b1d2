package org.mailherd.webmail.listing;

import java.util.List;

/**
 * One page of a list, newest first.
 *
 * @param page counted from 1
 * @param total messages in all pages
 * @param validity the folder's UIDVALIDITY: uids of another one mean other messages
 */
public record MessagePage(
        List<MessageRow> rows, int page, int total, long validity, String search) {

    /** Messages on one page. */
    public static final int SIZE = 50;

    public MessagePage {
        rows = List.copyOf(rows);
    }

    public int pages() {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    public int first() {
        return total == 0 ? 0 : (page - 1) * SIZE + 1;
    }

    public int last() {
        return Math.min(total, page * SIZE);
    }

    public boolean searched() {
        return !search.isEmpty();
    }
}
