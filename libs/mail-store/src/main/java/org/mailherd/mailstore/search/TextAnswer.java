package org.mailherd.mailstore.search;

import java.util.BitSet;

/**
 * What an index knows of the emails it was asked about, by their place in the question; of the
 * others it knows nothing, and they have to be read.
 *
 * @param known of which the index can tell
 * @param matching of the known, those that have the text
 */
public record TextAnswer(BitSet known, BitSet matching) {

    static TextAnswer nothing() {
        return new TextAnswer(new BitSet(), new BitSet());
    }
}
