package org.mailherd.imap.search;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/** The messages a search has found, in the order they are to be told. */
public final class Found {
    private final SearchedFolder folder;
    private final int[] places;

    private Found(SearchedFolder folder, int[] places) {
        this.folder = folder;
        this.places = places;
    }

    static Found ascending(SearchedFolder folder, BitSet found) {
        int[] places = new int[found.cardinality()];
        int count = 0;
        long[] words = found.toLongArray();
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                places[count++] = Long.SIZE * i + Long.numberOfTrailingZeros(word);
            }
        }
        return new Found(folder, places);
    }

    /** The same in another order. */
    public Found ordered(int[] indexes) {
        return new Found(folder, indexes);
    }

    /** The part from one place to another, the second not included. */
    public Found part(int from, int to) {
        return new Found(folder, IntStream.range(from, to).map(i -> places[i]).toArray());
    }

    public int size() {
        return places.length;
    }

    public boolean isEmpty() {
        return places.length == 0;
    }

    /** As the messages are now. */
    public FolderSnapshot snapshot() {
        return folder.now();
    }

    /** Indexes in the snapshot. */
    public int[] indexes() {
        return places.clone();
    }

    /** The message number or the UID of one of them. */
    public long number(int place, boolean byUid) {
        return folder.number(places[place], byUid);
    }

    /** Of a message by its index in the snapshot. */
    public long numberAt(int index, boolean byUid) {
        return folder.number(index, byUid);
    }

    public long modseq(int place) {
        return folder.now().modseq(places[place]);
    }

    /** 0 when nothing was found. */
    public long highestModseq() {
        long highest = 0;
        for (int place = 0; place < places.length; place++) {
            highest = Math.max(highest, modseq(place));
        }
        return highest;
    }

    public UidSet uids() {
        return UidSet.of(IntStream.of(places).mapToLong(folder.now()::uid).toArray());
    }
}
