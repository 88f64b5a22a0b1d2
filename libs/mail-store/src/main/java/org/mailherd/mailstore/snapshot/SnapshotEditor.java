package org.mailherd.mailstore.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailstore.flag.Keywords;

/** Makes the successor of a snapshot: pages the delta does not touch are shared with it. */
final class SnapshotEditor {
    private final FolderSnapshot before;
    private final SnapshotDelta delta;
    private final PageBuilder builder = new PageBuilder();
    private int nextRow;

    private SnapshotEditor(FolderSnapshot before, SnapshotDelta delta) {
        this.before = before;
        this.delta = delta;
    }

    static FolderSnapshot apply(FolderSnapshot before, SnapshotDelta delta, Keywords keywords) {
        return new FolderSnapshot(
                delta.mark(), keywords, new SnapshotEditor(before, delta).pages());
    }

    /**
     * The same messages, some with other flags and modseqs: pages without one of them are shared.
     *
     * @param indexes of messages, ascending; the arrays after it are of the same length
     */
    static List<SnapshotPage> flagged(
            List<SnapshotPage> pages, int[] indexes, long[] modseqs, long[] flags) {
        List<SnapshotPage> next = new ArrayList<>(pages);
        int start = 0;
        int i = 0;
        for (int p = 0; i < indexes.length; p++) {
            SnapshotPage page = pages.get(p);
            int end = start + page.size();
            if (indexes[i] < end) {
                long[] newModseqs = page.modseqs().clone();
                long[] newFlags = page.flags().clone();
                for (; i < indexes.length && indexes[i] < end; i++) {
                    newModseqs[indexes[i] - start] = modseqs[i];
                    newFlags[indexes[i] - start] = flags[i];
                }
                next.set(p, page.with(newModseqs, newFlags));
            }
            start = end;
        }
        return next;
    }

    private List<SnapshotPage> pages() {
        List<SnapshotPage> old = before.pages();
        for (int p = 0; p < old.size(); p++) {
            SnapshotPage page = old.get(p);
            boolean growsHere = p == old.size() - 1 && page.size() < SnapshotPage.CAPACITY;
            if (isUntouched(page) && !(growsHere && hasRow())) {
                builder.add(page);
            } else {
                merge(page);
                if (!growsHere) {
                    builder.endPage();
                }
            }
        }
        while (hasRow()) {
            addRow();
        }
        List<SnapshotPage> pages = builder.build();
        int size = pages.stream().mapToInt(SnapshotPage::size).sum();
        return pages.size() > 8 + 2 * (size / SnapshotPage.CAPACITY) ? packed(pages) : pages;
    }

    private boolean isUntouched(SnapshotPage page) {
        boolean rowInside = hasRow() && row().unsignedUid() <= page.lastUid();
        return !rowInside && !delta.gone().intersects(page.uid(0), page.lastUid());
    }

    private void merge(SnapshotPage page) {
        for (int slot = 0; slot < page.size(); slot++) {
            while (hasRow() && row().unsignedUid() < page.uid(slot)) {
                addRow();
            }
            if (hasRow() && row().uid() == page.uids()[slot]) {
                addRow();
            } else if (!delta.gone().contains(page.uid(slot))) {
                builder.add(page.uids()[slot], page.modseqs()[slot], page.flags()[slot]);
            }
        }
    }

    private void addRow() {
        SnapshotDelta.Row row = row();
        nextRow++;
        if (!delta.gone().contains(row.unsignedUid())) {
            builder.add(row.uid(), row.modseq(), row.flags());
        }
    }

    private boolean hasRow() {
        return nextRow < delta.rows().size();
    }

    private SnapshotDelta.Row row() {
        return delta.rows().get(nextRow);
    }

    /** After many expunges pages run low: fill them again. */
    private static List<SnapshotPage> packed(List<SnapshotPage> pages) {
        PageBuilder dense = new PageBuilder();
        pages.forEach(dense::addRows);
        return dense.build();
    }
}
