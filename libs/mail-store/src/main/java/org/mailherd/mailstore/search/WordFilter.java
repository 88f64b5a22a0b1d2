package org.mailherd.mailstore.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.FixedBitSet;
import org.mailherd.mailstore.search.Needle.Piece;

/** Takes from the messages of a segment those that cannot have a needle, by their terms. */
final class WordFilter {
    /** Terms that are looked at in the time in which one message's text is. */
    private static final int TERMS_A_TEXT = 1_000;

    private final TextQuery query;
    private final Needle needle;

    WordFilter(TextQuery query) {
        this.query = query;
        this.needle = Needle.of(query.octets());
    }

    /**
     * @return whether those that are left have the needle; else they may have it
     */
    boolean apply(LeafReader segment, FixedBitSet candidates) throws IOException {
        FixedBitSet any = new FixedBitSet(candidates.length());
        boolean sure = needle.decides();
        for (String field : query.fields()) {
            FixedBitSet all = candidates.clone();
            sure &= narrow(segment.terms(IndexedText.words(field)), all);
            any.or(all);
        }
        candidates.and(any);
        return sure;
    }

    /**
     * What a look-up tells comes first; whether going through all terms is worth while depends on
     * how many are left.
     *
     * @return whether all pieces were looked for
     */
    private boolean narrow(Terms terms, FixedBitSet candidates) throws IOException {
        for (Piece piece : needle.pieces()) {
            if (!piece.isAnywhere()) {
                keepHaving(terms, piece, candidates);
            }
        }
        for (Piece piece : needle.pieces()) {
            if (piece.isAnywhere()) {
                long left = candidates.cardinality();
                if (left > 0 && terms != null && terms.size() > left * TERMS_A_TEXT) {
                    return false;
                }
                keepHaving(terms, piece, candidates);
            }
        }
        return true;
    }

    private static void keepHaving(Terms terms, Piece piece, FixedBitSet candidates)
            throws IOException {
        if (terms == null) {
            candidates.clear();
        } else if (!candidates.scanIsEmpty()) {
            candidates.and(new Having(terms.iterator(), candidates).piece(piece));
        }
    }
}
