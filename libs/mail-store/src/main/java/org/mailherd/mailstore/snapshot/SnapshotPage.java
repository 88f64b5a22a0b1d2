package org.mailherd.mailstore.snapshot;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some hundred messages in a row of one folder. Pages are shared between a snapshot and its
 * successors: a change copies only the pages it touches, so a flag in a folder of a million
 * messages costs kilobytes, and two snapshots are compared by looking only at pages that are not
 * the same object.
 */
final class SnapshotPage {
    static final int CAPACITY = 1024;

    final int unseen;
    final int deleted;
    private final int size;
    private final int lastUid;

    /** Null until somebody asks for messages of a page that came from an image. */
    private volatile @Nullable PageColumns columns;

    /** Where they come from; null once they are there. */
    private volatile @Nullable Supplier<PageColumns> image;

    SnapshotPage(int[] uids, long[] modseqs, long[] flags) {
        this(new PageColumns(uids, modseqs, flags));
    }

    private SnapshotPage(PageColumns columns) {
        this(columns.summary(), columns, null);
    }

    private SnapshotPage(
            PageColumns.PageSummary summary,
            @Nullable PageColumns columns,
            @Nullable Supplier<PageColumns> image) {
        this.size = summary.size();
        this.lastUid = summary.lastUid();
        this.unseen = summary.unseen();
        this.deleted = summary.deleted();
        this.columns = columns;
        this.image = image;
    }

    /**
     * A page whose messages are read when they are asked for: SELECT of a large folder looks at one
     * or two pages of a thousand.
     *
     * @param columns gives the same each time, to any thread
     */
    static SnapshotPage later(PageColumns.PageSummary summary, Supplier<PageColumns> columns) {
        return new SnapshotPage(summary, null, columns);
    }

    private PageColumns columns() {
        PageColumns here = columns;
        if (here != null) {
            return here;
        }
        Supplier<PageColumns> source = image;
        if (source == null) {
            // Somebody else was faster: he has written the columns first.
            return Objects.requireNonNull(columns);
        }
        PageColumns read = source.get();
        columns = read;
        image = null;
        return read;
    }

    /** Whether the other has the same messages, for certain: perhaps with other flags. */
    boolean hasMessagesOf(SnapshotPage other) {
        return this == other || uids() == other.uids();
    }

    /** Unsigned, ascending. */
    int[] uids() {
        return columns().uids();
    }

    long[] modseqs() {
        return columns().modseqs();
    }

    long[] flags() {
        return columns().flags();
    }

    PageColumns.PageSummary summary() {
        return new PageColumns.PageSummary(size, lastUid, unseen, deleted);
    }

    /** The page with other flags and modseqs. */
    SnapshotPage with(long[] newModseqs, long[] newFlags) {
        return new SnapshotPage(uids(), newModseqs, newFlags);
    }

    int size() {
        return size;
    }

    long uid(int slot) {
        return Integer.toUnsignedLong(uids()[slot]);
    }

    long lastUid() {
        return Integer.toUnsignedLong(lastUid);
    }

    /** Slot of the first message from {@code from} on that has, or lacks, the flag; -1: none. */
    int slotWith(long mask, boolean set, int from) {
        long[] flags = flags();
        for (int slot = from; slot < flags.length; slot++) {
            if ((flags[slot] & mask) != 0 == set) {
                return slot;
            }
        }
        return -1;
    }

    /**
     * Sets the bits of the messages that have one of the flags.
     *
     * @param first the bit of the page's first message
     */
    void mark(long mask, int first, long[] bits) {
        long[] flags = flags();
        for (int slot = 0; slot < flags.length; slot++) {
            if ((flags[slot] & mask) != 0) {
                bits[first + slot >> 6] |= 1L << first + slot;
            }
        }
    }

    /** Slot of the UID, or {@code -(slot where it would stand) - 1}. */
    int slotOf(long uid) {
        int[] uids = uids();
        int low = 0;
        int high = uids.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(Integer.toUnsignedLong(uids[middle]), uid);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
