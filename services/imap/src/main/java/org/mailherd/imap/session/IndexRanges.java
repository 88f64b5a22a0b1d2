package org.mailherd.imap.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.mailherd.imap.syntax.SequenceSet;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * Messages of a snapshot, as ascending ranges of indexes that do not overlap. {@code 1:*} of a
 * million messages is one range.
 */
public final class IndexRanges {
    private final List<Range> ranges;

    private IndexRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** One message after the other; either end included. */
    public record Range(int first, int last) {}

    /**
     * Message numbers.
     *
     * @throws SyntaxFault for a number larger than the folder, as RFC 3501 section 9 has it
     */
    public static IndexRanges ofNumbers(SequenceSet set, FolderSnapshot view) throws SyntaxFault {
        List<Range> found = new ArrayList<>();
        for (SequenceSet.Range range : set.ranges()) {
            long low = range.low(view.size());
            long high = range.high(view.size());
            if (low < 1 || high > view.size()) {
                throw new SyntaxFault("No message with that number");
            }
            found.add(new Range((int) low - 1, (int) high - 1));
        }
        return new IndexRanges(merged(found));
    }

    /** Message numbers; those that name no message are passed over. */
    public static IndexRanges ofNumbersWithin(SequenceSet set, FolderSnapshot view) {
        List<Range> found = new ArrayList<>();
        for (SequenceSet.Range range : set.ranges()) {
            long low = range.low(view.size());
            long high = Math.min(range.high(view.size()), view.size());
            if (low >= 1 && low <= high) {
                found.add(new Range((int) low - 1, (int) high - 1));
            }
        }
        return new IndexRanges(merged(found));
    }

    /** UIDs; those that name no message are passed over. */
    public static IndexRanges ofUids(SequenceSet set, FolderSnapshot view) {
        List<Range> found = new ArrayList<>();
        if (view.size() == 0) {
            return new IndexRanges(found);
        }
        long largest = view.uid(view.size() - 1);
        for (SequenceSet.Range range : set.ranges()) {
            int first = atOrAfter(view, range.low(largest));
            int last = atOrAfter(view, range.high(largest) + 1) - 1;
            if (first <= last) {
                found.add(new Range(first, last));
            }
        }
        return new IndexRanges(merged(found));
    }

    /** Those of the UIDs that have a message. */
    public static IndexRanges of(UidSet uids, FolderSnapshot view) {
        List<Range> found = new ArrayList<>();
        for (int range = 0; range < uids.ranges(); range++) {
            int first = atOrAfter(view, uids.first(range));
            int last = atOrAfter(view, uids.last(range) + 1) - 1;
            if (first <= last) {
                found.add(new Range(first, last));
            }
        }
        return new IndexRanges(merged(found));
    }

    private static int atOrAfter(FolderSnapshot view, long uid) {
        int at = view.indexOf(uid);
        return at >= 0 ? at : -at - 1;
    }

    private static List<Range> merged(List<Range> ranges) {
        if (ranges.size() < 2) {
            return ranges;
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        List<Range> merged = new ArrayList<>();
        Range open = ranges.getFirst();
        for (Range next : ranges) {
            if (next.first() <= open.last() + 1) {
                open = new Range(open.first(), Math.max(open.last(), next.last()));
            } else {
                merged.add(open);
                open = next;
            }
        }
        merged.add(open);
        return merged;
    }

    public List<Range> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public int count() {
        return ranges.stream().mapToInt(range -> range.last() - range.first() + 1).sum();
    }

    public boolean contains(int index) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (index < range.first()) {
                high = middle - 1;
            } else if (index > range.last()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** UIDs of those messages that the test lets pass. */
    public UidSet uids(FolderSnapshot view, IntPredicate wanted) {
        UidSet.Builder uids = new UidSet.Builder();
        for (Range range : ranges) {
            for (int i = range.first(); i <= range.last(); i++) {
                if (wanted.test(i)) {
                    uids.add(view.uid(i));
                }
            }
        }
        return uids.build();
    }

    public UidSet uids(FolderSnapshot view) {
        return uids(view, _ -> true);
    }
}
