package org.mailherd.mailstore.table;

import java.util.Arrays;
import java.util.Optional;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/** STORE worked out on a snapshot. */
final class FlagEdit {
    private final FolderSnapshot before;
    private final UidSet.Builder refused = new UidSet.Builder();
    private final int[] indexes;
    private final long[] flags;
    private int changes;

    private FlagEdit(FolderSnapshot before, int atMost) {
        this.before = before;
        this.indexes = new int[atMost];
        this.flags = new long[atMost];
    }

    /** Empty when it has a keyword new to the folder, or names more messages. */
    static Optional<FlagEdit> of(FolderSnapshot before, FlagLane.Order order, int atMost) {
        FlagChange change = order.change();
        Keywords keywords = before.keywords();
        boolean known =
                change.mode() == FlagChange.Mode.REMOVE
                        || change.flags().keywords().stream()
                                .allMatch(keyword -> keywords.mask(keyword).isPresent());
        UidSet uids = order.uids();
        if (!known || uids.ranges() > atMost) {
            return Optional.empty();
        }
        FlagEdit edit = new FlagEdit(before, atMost);
        long mask = keywords.mask(change.flags());
        long limit = order.unchangedSince().orElse(Long.MAX_VALUE);
        int looked = 0;
        for (int range = 0; range < uids.ranges(); range++) {
            int index = before.indexAtOrAfter(uids.first(range));
            for (; index < before.size() && before.uid(index) <= uids.last(range); index++) {
                if (++looked > atMost) {
                    return Optional.empty();
                }
                edit.look(index, change.mode(), mask, limit);
            }
        }
        return Optional.of(edit);
    }

    private void look(int index, FlagChange.Mode mode, long mask, long unchangedSince) {
        if (before.modseq(index) > unchangedSince) {
            refused.add(before.uid(index));
            return;
        }
        long now = before.flagBits(index);
        long then =
                switch (mode) {
                    case REPLACE -> mask;
                    case ADD -> now | mask;
                    case REMOVE -> now & ~mask;
                };
        if (then != now) {
            indexes[changes] = index;
            flags[changes++] = then;
        }
    }

    int changes() {
        return changes;
    }

    UidSet refused() {
        return refused.build();
    }

    FolderSnapshot apply(long modseq) {
        return before.withFlags(
                modseq, Arrays.copyOf(indexes, changes), Arrays.copyOf(flags, changes));
    }
}
