package org.mailherd.imap.search;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SequenceSet;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** Keys that the folder's picture answers. */
final class SnapshotKeys {
    private final SearchedFolder folder;

    SnapshotKeys(SearchedFolder folder) {
        this.folder = folder;
    }

    BitSet flag(SearchKey.Flag flag, BitSet scope) {
        FolderSnapshot now = folder.now();
        long mask = now.keywords().mask(Flags.of(flag.flag()));
        return mask == 0 ? new BitSet() : now.flagged(mask, scope);
    }

    BitSet recent(BitSet scope) {
        return those(scope, i -> folder.selected().isRecent(folder.now().uid(i)));
    }

    BitSet modSeq(SearchKey.ModSeq least, BitSet scope) {
        return those(scope, i -> folder.now().modseq(i) >= least.atLeast());
    }

    BitSet numbers(SequenceSet set, BitSet scope) {
        // Clients ask for 1:* without a look at EXISTS; RFC 3501 section 9 says only "should".
        return viewed(IndexRanges.ofNumbersWithin(set, folder.view()), scope);
    }

    BitSet uids(SequenceSet set, BitSet scope) {
        return viewed(IndexRanges.ofUids(set, folder.view()), scope);
    }

    BitSet saved(BitSet scope) {
        return and(folder.withUids(folder.selected().savedResult()), scope);
    }

    private BitSet viewed(IndexRanges ranges, BitSet scope) {
        BitSet found = new BitSet();
        for (IndexRanges.Range range : ranges.ranges()) {
            found.or(folder.viewed(range.first(), range.last()));
        }
        return and(found, scope);
    }

    private static BitSet and(BitSet found, BitSet scope) {
        found.and(scope);
        return found;
    }

    private static BitSet those(BitSet scope, IntPredicate test) {
        BitSet found = new BitSet(scope.length());
        for (int i = scope.nextSetBit(0); i >= 0; i = scope.nextSetBit(i + 1)) {
            if (test.test(i)) {
                found.set(i);
            }
        }
        return found;
    }
}
