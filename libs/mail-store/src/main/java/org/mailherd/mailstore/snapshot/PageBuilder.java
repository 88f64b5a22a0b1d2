package org.mailherd.mailstore.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects rows in the order of UIDs into pages; takes over whole pages as they are. */
final class PageBuilder {
    private final List<SnapshotPage> pages = new ArrayList<>();
    private int[] uids = new int[SnapshotPage.CAPACITY];
    private long[] modseqs = new long[SnapshotPage.CAPACITY];
    private long[] flags = new long[SnapshotPage.CAPACITY];
    private int filled;

    void add(int uid, long modseq, long set) {
        if (filled == SnapshotPage.CAPACITY) {
            endPage();
        }
        uids[filled] = uid;
        modseqs[filled] = modseq;
        flags[filled++] = set;
    }

    /** All rows of the page, after those added before. */
    void add(SnapshotPage page) {
        endPage();
        pages.add(page);
    }

    void addRows(SnapshotPage page) {
        for (int slot = 0; slot < page.size(); slot++) {
            add(page.uids()[slot], page.modseqs()[slot], page.flags()[slot]);
        }
    }

    void endPage() {
        if (filled > 0) {
            pages.add(
                    new SnapshotPage(
                            Arrays.copyOf(uids, filled),
                            Arrays.copyOf(modseqs, filled),
                            Arrays.copyOf(flags, filled)));
            filled = 0;
        }
    }

    List<SnapshotPage> build() {
        endPage();
        return pages;
    }
}
