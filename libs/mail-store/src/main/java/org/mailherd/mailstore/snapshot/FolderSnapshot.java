package org.mailherd.mailstore.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.flag.SystemFlag;

/**
 * One folder at one moment: its messages in UID order with modseq and flags. Index 0 is the
 * client's sequence number 1. Twenty bytes a message, counted for the cache by {@link #weight()}.
 */
public final class FolderSnapshot {
    private final FolderMark mark;
    private final Keywords keywords;
    private final SnapshotPage[] pages;

    /** Index of each page's first message; one more entry at the end: the number of messages. */
    private final int[] starts;

    private final int unseen;
    private final int deleted;

    FolderSnapshot(FolderMark mark, Keywords keywords, List<SnapshotPage> pages) {
        this.mark = mark;
        this.keywords = keywords;
        this.pages = pages.toArray(SnapshotPage[]::new);
        this.starts = new int[this.pages.length + 1];
        int notSeen = 0;
        int marked = 0;
        for (int p = 0; p < this.pages.length; p++) {
            starts[p + 1] = starts[p] + this.pages[p].size();
            notSeen += this.pages[p].unseen;
            marked += this.pages[p].deleted;
        }
        this.unseen = notSeen;
        this.deleted = marked;
    }

    static FolderSnapshot empty(FolderMark mark) {
        return new FolderSnapshot(mark, Keywords.NONE, List.of());
    }

    /** The folder's own numbers at this moment. */
    public FolderMark mark() {
        return mark;
    }

    public long folderId() {
        return mark.folderId();
    }

    public long uidValidity() {
        return mark.uidValidity();
    }

    public long uidNext() {
        return mark.uidNext();
    }

    public long highestModseq() {
        return mark.highestModseq();
    }

    /** Every keyword any message of the folder ever had: FLAGS and PERMANENTFLAGS of SELECT. */
    public Keywords keywords() {
        return keywords;
    }

    public int size() {
        return starts[pages.length];
    }

    public int unseen() {
        return unseen;
    }

    public int deleted() {
        return deleted;
    }

    /**
     * @param index 0 to {@code size() - 1}
     */
    public long uid(int index) {
        int page = pageOf(index);
        return pages[page].uid(index - starts[page]);
    }

    public long modseq(int index) {
        int page = pageOf(index);
        return pages[page].modseqs()[index - starts[page]];
    }

    /**
     * The stored set; its bits are those of {@link SystemFlag#bit} and {@link
     * Keywords#mask(String)}.
     */
    public long flagBits(int index) {
        int page = pageOf(index);
        return pages[page].flags()[index - starts[page]];
    }

    public Flags flags(int index) {
        return keywords.flags(flagBits(index));
    }

    /**
     * Index of the message with this UID, or {@code -(index where it would stand) - 1} as {@link
     * Arrays#binarySearch}.
     */
    public int indexOf(long uid) {
        int low = 0;
        int high = pages.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pages[middle].lastUid() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (pages.length == 0) {
            return -1;
        }
        int slot = pages[low].slotOf(uid);
        return slot >= 0 ? starts[low] + slot : -(starts[low] - slot - 1) - 1;
    }

    public boolean contains(long uid) {
        return indexOf(uid) >= 0;
    }

    /**
     * UIDs of the messages from one index to another, both included; empty when {@code to < from}.
     */
    public UidSet uids(int from, int to) {
        UidSet.Builder builder = new UidSet.Builder();
        for (int i = from; i <= to; i++) {
            builder.add(uid(i));
        }
        return builder.build();
    }

    /** Fills the array with UIDs (unsigned) of messages in a row, from one index on. */
    public int[] uids(int from, int[] uids) {
        int done = 0;
        for (int page = pageOf(from); done < uids.length; page++) {
            int slot = from + done - starts[page];
            int count = Math.min(pages[page].size() - slot, uids.length - done);
            System.arraycopy(pages[page].uids(), slot, uids, done, count);
            done += count;
        }
        return uids;
    }

    /** All UIDs. */
    public UidSet uids() {
        return uids(0, size() - 1);
    }

    /** Those of the UIDs that have a message here. */
    public UidSet existing(UidSet wanted) {
        UidSet.Builder builder = new UidSet.Builder();
        for (int range = 0; range < wanted.ranges(); range++) {
            int index = indexOf(wanted.first(range));
            for (int i = index < 0 ? -index - 1 : index;
                    i < size() && uid(i) <= wanted.last(range);
                    i++) {
                builder.add(uid(i));
            }
        }
        return builder.build();
    }

    /**
     * The set with ranges joined where no message of this folder lies between them: names the same
     * messages in fewer ranges, for SQL. Holds for tables that have moved on since: nothing comes
     * before a message that is here, but behind the last anything may have come.
     */
    public UidSet joined(UidSet set) {
        UidSet.Builder builder = new UidSet.Builder();
        for (int range = 0; range < set.ranges(); range++) {
            long first = set.first(range);
            int next = indexAtOrAfter(first);
            if (range > 0 && next < size() && indexAtOrAfter(set.last(range - 1) + 1) == next) {
                builder.extend(set.last(range));
            } else {
                builder.add(first, set.last(range));
            }
        }
        return builder.build();
    }

    /** Index of the message with this UID or, when there is none, of the next higher one. */
    public int indexAtOrAfter(long uid) {
        int index = indexOf(uid);
        return index < 0 ? -index - 1 : index;
    }

    /** Index of the first message without {@code \Seen}, -1 when all are seen. */
    public int firstUnseen() {
        for (int p = 0; p < pages.length; p++) {
            if (pages[p].unseen > 0) {
                return starts[p] + pages[p].slotWith(SystemFlag.SEEN.bit(), false, 0);
            }
        }
        return -1;
    }

    /**
     * Those of the messages that have one of the flags.
     *
     * @param mask bits as in {@link #flagBits}
     * @param scope indexes of messages to look at
     */
    public BitSet flagged(long mask, BitSet scope) {
        long[] words = new long[(size() + 63) / 64];
        for (int p = 0; p < pages.length; p++) {
            int first = scope.nextSetBit(starts[p]);
            if (first < 0) {
                break;
            }
            if (first < starts[p + 1]) {
                pages[p].mark(mask, starts[p], words);
            }
        }
        BitSet found = BitSet.valueOf(words);
        found.and(scope);
        return found;
    }

    /** How many messages came, or were changed, after this modseq. */
    int changedSince(long modseq) {
        int changed = 0;
        for (SnapshotPage page : pages) {
            for (long each : page.modseqs()) {
                changed += each > modseq ? 1 : 0;
            }
        }
        return changed;
    }

    /**
     * This folder after one change of flags, which had this modseq.
     *
     * @param indexes of the messages, ascending
     * @param newFlags the set each of them gets, as {@link #flagBits}
     */
    public FolderSnapshot withFlags(long modseq, int[] indexes, long[] newFlags) {
        long[] modseqs = new long[indexes.length];
        Arrays.fill(modseqs, modseq);
        return new FolderSnapshot(
                mark.moved(mark.uidNext(), modseq),
                keywords,
                SnapshotEditor.flagged(pages(), indexes, modseqs, newFlags));
    }

    /**
     * The messages of this snapshot with the flags that a later one has of some of them: it is
     * still as old by its modseq.
     *
     * @param indexes of messages of the later one, ascending, each of them here too
     */
    public FolderSnapshot withFlagsOf(FolderSnapshot later, int[] indexes) {
        int[] places = Arrays.stream(indexes).map(index -> indexOf(later.uid(index))).toArray();
        long[] modseqs = Arrays.stream(indexes).mapToLong(later::modseq).toArray();
        long[] flags = Arrays.stream(indexes).mapToLong(later::flagBits).toArray();
        return new FolderSnapshot(
                mark, later.keywords, SnapshotEditor.flagged(pages(), places, modseqs, flags));
    }

    /** This folder with one more message, which came with this modseq. */
    public FolderSnapshot withMessage(long uid, long modseq, long flagSet) {
        SnapshotDelta.Row row = new SnapshotDelta.Row((int) uid, modseq, flagSet);
        SnapshotDelta delta =
                new SnapshotDelta(mark.moved(uid + 1, modseq), List.of(row), UidSet.EMPTY);
        return SnapshotEditor.apply(this, delta, keywords);
    }

    /** Bytes of memory, roughly. */
    public int weight() {
        return 256 + 20 * size() + 96 * pages.length;
    }

    List<SnapshotPage> pages() {
        return Collections.unmodifiableList(Arrays.asList(pages));
    }

    private int pageOf(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("message " + index + " of " + size());
        }
        int at = Arrays.binarySearch(starts, index);
        return at >= 0 ? at : -at - 2;
    }
}
