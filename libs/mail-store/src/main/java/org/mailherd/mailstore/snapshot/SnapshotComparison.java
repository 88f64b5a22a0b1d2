package org.mailherd.mailstore.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walks two snapshots of a folder side by side, page by page; equal pages at equal places are
 * skipped whole.
 */
final class SnapshotComparison {
    private final FolderSnapshot before;
    private final FolderSnapshot after;
    private final IntStream.Builder expunged = IntStream.builder();
    private final IntStream.Builder changed = IntStream.builder();
    private final UidSet.Builder vanished = new UidSet.Builder();
    private final Cursor old;
    private final Cursor now;

    SnapshotComparison(FolderSnapshot before, FolderSnapshot after) {
        this.before = before;
        this.after = after;
        this.old = new Cursor(before.pages());
        this.now = new Cursor(after.pages());
    }

    SnapshotDifference difference() {
        while (old.hasMore() && now.hasMore()) {
            if (old.atPageStart() && now.atPageStart() && old.page().hasMessagesOf(now.page())) {
                samePage(old.page(), now.page());
            } else {
                step();
            }
        }
        while (old.hasMore()) {
            expunge();
        }
        return new SnapshotDifference(
                expunged.build().toArray(),
                vanished.build(),
                changed.build().toArray(),
                now.index,
                after.size(),
                before.keywords().names().size() != after.keywords().names().size());
    }

    /** The same messages: at most their flags differ. */
    private void samePage(SnapshotPage before, SnapshotPage after) {
        int slot = before == after ? -1 : nextChange(before, after, 0);
        for (; slot >= 0; slot = nextChange(before, after, slot + 1)) {
            changed.add(now.index + slot);
        }
        old.skipPage();
        now.skipPage();
    }

    private static int nextChange(SnapshotPage before, SnapshotPage after, int from) {
        int end = before.size();
        int at = Arrays.mismatch(before.modseqs(), from, end, after.modseqs(), from, end);
        return at < 0 ? -1 : from + at;
    }

    private void step() {
        // UIDs only ever grow, so one missing from the newer side was expunged; new ones stand
        // after all old ones.
        if (old.uid() < now.uid()) {
            expunge();
            return;
        }
        if (old.modseq() != now.modseq()) {
            changed.add(now.index);
        }
        old.advance();
        now.advance();
    }

    private void expunge() {
        expunged.add(old.index);
        vanished.add(old.uid());
        old.advance();
    }

    private static final class Cursor {
        private final List<SnapshotPage> pages;
        private int page;
        private int slot;
        private int index;

        Cursor(List<SnapshotPage> pages) {
            this.pages = pages;
        }

        boolean hasMore() {
            return page < pages.size();
        }

        boolean atPageStart() {
            return slot == 0;
        }

        SnapshotPage page() {
            return pages.get(page);
        }

        long uid() {
            return page().uid(slot);
        }

        long modseq() {
            return page().modseqs()[slot];
        }

        void skipPage() {
            index += page().size();
            page++;
        }

        void advance() {
            index++;
            if (++slot == page().size()) {
                page++;
                slot = 0;
            }
        }
    }
}
