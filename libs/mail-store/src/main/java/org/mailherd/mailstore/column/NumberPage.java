package org.mailherd.mailstore.column;

import java.util.BitSet;
import java.util.function.LongPredicate;

/** A column of numbers. */
@SuppressWarnings("ArrayRecordComponent")
record NumberPage(int[] uids, long[] values, long through) implements Page {

    @Override
    public int weight() {
        return 96 + 12 * uids.length;
    }

    /** The places of the messages whose number is so. */
    BitSet matching(LongPredicate test) {
        BitSet places = new BitSet(values.length);
        for (int place = 0; place < values.length; place++) {
            if (test.test(values[place])) {
                places.set(place);
            }
        }
        return places;
    }
}
