package org.mailherd.mailstore.snapshot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What moves a snapshot on: rows that are new or changed, and UIDs that are gone. Applying one
 * twice does no harm, so reading a little too much is safe.
 */
record SnapshotDelta(FolderMark mark, List<Row> rows, UidSet gone) {
    record Row(int uid, long modseq, long flags) {
        long unsignedUid() {
            return Integer.toUnsignedLong(uid);
        }
    }

    SnapshotDelta {
        Row[] sorted = rows.toArray(Row[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(Row::unsignedUid));
        rows = List.of(sorted);
    }

    /** All bits any of the rows has. */
    long flagBits() {
        long bits = 0;
        for (Row row : rows) {
            bits |= row.flags;
        }
        return bits;
    }
}
