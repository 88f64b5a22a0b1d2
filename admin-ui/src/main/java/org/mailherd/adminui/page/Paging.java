package org.mailherd.adminui.page;

import org.springframework.data.domain.PageRequest;

/** Lists show 25 rows, as mailcow's. */
public final class Paging {
    public static final int ROWS = 25;
    private static final int LAST_PAGE = 100_000;

    private Paging() {}

    /**
     * @param number from the address bar, so anything
     */
    public static PageRequest of(int number) {
        return PageRequest.of(Math.clamp(number, 0, LAST_PAGE), ROWS);
    }
}
