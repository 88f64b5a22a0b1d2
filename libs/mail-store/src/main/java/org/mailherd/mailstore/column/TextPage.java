package org.mailherd.mailstore.column;

import java.util.BitSet;

/**
 * A column of texts.
 *
 * @param values by message: which value of the dictionary
 */
@SuppressWarnings("ArrayRecordComponent")
record TextPage(int[] uids, short[] values, Dictionary dictionary, long through) implements Page {

    @Override
    public int weight() {
        return 128 + 6 * uids.length + dictionary.weight();
    }

    /**
     * The places of the messages that have the text: each value is looked at once, however many
     * have it.
     */
    BitSet containing(Needle needle) {
        BitSet found = dictionary.containing(needle);
        BitSet places = new BitSet(values.length);
        if (!found.isEmpty()) {
            for (int place = 0; place < values.length; place++) {
                if (found.get(values[place])) {
                    places.set(place);
                }
            }
        }
        return places;
    }
}
