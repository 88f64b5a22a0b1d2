package org.mailherd.imap.session;

import org.mailherd.imap.syntax.SequenceSet;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/** Sets of UIDs against one another. */
public final class UidMath {

    private UidMath() {}

    /** The UIDs a client names, gone ones too: {@code *} is the largest there ever was. */
    public static UidSet of(SequenceSet set, FolderSnapshot view) {
        long largest = view.uidNext() - 1;
        UidSet.Builder uids = new UidSet.Builder();
        set.ranges().stream()
                .sorted((one, other) -> Long.compare(one.low(largest), other.low(largest)))
                .forEach(range -> add(uids, range.low(largest), range.high(largest)));
        return uids.build();
    }

    private static void add(UidSet.Builder uids, long low, long high) {
        if (high > 0) {
            uids.add(Math.max(1, low), high);
        }
    }

    /** Those in both. */
    public static UidSet intersection(UidSet one, UidSet other) {
        UidSet.Builder both = new UidSet.Builder();
        int i = 0;
        int j = 0;
        while (i < one.ranges() && j < other.ranges()) {
            long first = Math.max(one.first(i), other.first(j));
            long last = Math.min(one.last(i), other.last(j));
            if (first <= last) {
                both.add(first, last);
            }
            if (one.last(i) < other.last(j)) {
                i++;
            } else {
                j++;
            }
        }
        return both.build();
    }

    /** Those of a set that are not in the other. */
    public static UidSet difference(UidSet set, UidSet without) {
        if (without.isEmpty()) {
            return set;
        }
        UidSet.Builder left = new UidSet.Builder();
        set.forEach(uid -> {
            if (!without.contains(uid)) {
                left.add(uid);
            }
        });
        return left.build();
    }

    /** Those of a set that name no message of the folder, up to its largest UID ever. */
    public static UidSet missing(UidSet wanted, FolderSnapshot view) {
        UidSet.Builder gaps = new UidSet.Builder();
        long next = 1;
        UidSet present = view.uids();
        for (int range = 0; range < present.ranges(); range++) {
            if (present.first(range) > next) {
                gaps.add(next, present.first(range) - 1);
            }
            next = present.last(range) + 1;
        }
        if (next < view.uidNext()) {
            gaps.add(next, view.uidNext() - 1);
        }
        return intersection(wanted, gaps.build());
    }
}
