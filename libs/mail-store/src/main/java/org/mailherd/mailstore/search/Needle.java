package org.mailherd.mailstore.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the terms of every text have that has a needle in it.
 *
 * @param pieces all of them are needed
 * @param decides whether a text that has them has the needle, too; else it may have it
 */
record Needle(List<Piece> pieces, boolean decides) {

    /** Which part of a term a piece is. */
    enum Place {
        WHOLE,
        BEGIN,
        END,
        WITHIN
    }

    /** Some term has these octets there. */
    record Piece(byte[] octets, Place place) {

        /** Whether all terms have to be looked at to find those that have it. */
        boolean isAnywhere() {
            return place == Place.END || place == Place.WITHIN;
        }
    }

    /**
     * @param folded in UTF-8, not empty
     */
    static Needle of(byte[] folded) {
        List<Piece> pieces = new ArrayList<>();
        boolean decides = false;
        for (int begin = 0; begin < folded.length; ) {
            int end = Words.end(folded, begin);
            boolean alone = end - begin == folded.length;
            switch (Words.kind(folded, begin)) {
                case END -> {}
                case STRETCH -> decides = addPairs(pieces, folded, begin, end) && alone;
                case WORD, SIGNS -> {
                    if (!Words.isBlank(folded, begin, end)) {
                        pieces.add(run(folded, begin, end));
                        decides = alone && end <= Words.OVERLAP;
                    }
                }
            }
            begin = end;
        }
        return new Needle(List.copyOf(pieces), decides);
    }

    private static Piece run(byte[] needle, int begin, int end) {
        boolean first = begin == 0;
        boolean last = end == needle.length;
        if (first && last) {
            return piece(needle, 0, Math.min(end, Words.OVERLAP), Place.WITHIN);
        }
        if (first) {
            return piece(needle, Math.max(0, end - Words.OVERLAP), end, Place.END);
        }
        int endOfTerm = Math.min(end, begin + Words.LONGEST);
        return piece(needle, begin, endOfTerm, last ? Place.BEGIN : Place.WHOLE);
    }

    /**
     * @return whether there is no more than one
     */
    private static boolean addPairs(List<Piece> pieces, byte[] needle, int begin, int end) {
        int at = begin;
        int endOfPair = Words.endOfPair(needle, at, end);
        boolean pair = endOfPair > at + Words.length(needle[at]);
        pieces.add(piece(needle, at, endOfPair, pair ? Place.WHOLE : Place.BEGIN));
        boolean one = endOfPair == end;
        while (endOfPair < end) {
            at += Words.length(needle[at]);
            endOfPair = Words.endOfPair(needle, at, end);
            pieces.add(piece(needle, at, endOfPair, Place.WHOLE));
        }
        return one;
    }

    private static Piece piece(byte[] needle, int begin, int end, Place place) {
        return new Piece(Arrays.copyOfRange(needle, begin, end), place);
    }
}
