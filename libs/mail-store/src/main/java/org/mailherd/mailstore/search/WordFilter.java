package org.mailherd.mailstore.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** Goes through the words of a segment for those that have a needle, or the pieces of one. */
final class WordFilter {
    /** Words that are looked at in the time in which one message's text is. */
    private static final int WORDS_A_TEXT = 400;

    private final TextQuery query;
    private final List<byte[]> pieces;
    private final boolean decides;

    WordFilter(TextQuery query) {
        this.query = query;
        this.pieces =
                Words.of(query.folded()).stream()
                        .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                        .toList();
        this.decides = Words.decide(query.folded());
    }

    /** Whether those that pass have the needle; else they may have it. */
    boolean decides() {
        return decides;
    }

    /** Whether looking at words is quicker than at so many texts. */
    boolean isWorth(LeafReader segment, int candidates) throws IOException {
        long words = 0;
        for (String field : query.fields()) {
            Terms terms = segment.terms(IndexedText.words(field));
            words += terms == null ? 0 : terms.size();
        }
        return !pieces.isEmpty() && words * pieces.size() < (long) candidates * WORDS_A_TEXT;
    }

    /** Takes from the candidates those that cannot have the needle. */
    void apply(LeafReader segment, FixedBitSet candidates) throws IOException {
        FixedBitSet any = new FixedBitSet(candidates.length());
        for (String field : query.fields()) {
            FixedBitSet all = candidates.clone();
            for (byte[] piece : pieces) {
                all.and(having(segment.terms(IndexedText.words(field)), piece, all.length()));
            }
            any.or(all);
        }
        candidates.and(any);
    }

    private static FixedBitSet having(Terms terms, byte[] piece, int documents) throws IOException {
        FixedBitSet found = new FixedBitSet(documents);
        if (terms == null) {
            return found;
        }
        TermsEnum words = terms.iterator();
        PostingsEnum postings = null;
        for (BytesRef word = words.next(); word != null; word = words.next()) {
            if (Octets.contain(word.bytes, word.offset, word.length, piece)) {
                postings = words.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = postings.nextDoc()) {
                    found.set(doc);
                }
            }
        }
        return found;
    }
}
