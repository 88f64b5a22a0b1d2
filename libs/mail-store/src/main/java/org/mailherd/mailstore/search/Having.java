package org.mailherd.mailstore.search;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.search.Needle.Piece;

/** Collects which messages of a segment have a piece of a needle; used once. */
final class Having {
    private final TermsEnum terms;
    private final FixedBitSet wanted;
    private final FixedBitSet found;
    private int left;
    private @Nullable PostingsEnum postings;

    /**
     * @param wanted others do not matter
     */
    Having(TermsEnum terms, FixedBitSet wanted) {
        this.terms = terms;
        this.wanted = wanted;
        this.found = new FixedBitSet(wanted.length());
        this.left = wanted.cardinality();
    }

    FixedBitSet piece(Piece piece) throws IOException {
        BytesRef octets = new BytesRef(piece.octets());
        switch (piece.place()) {
            case WHOLE -> {
                if (terms.seekExact(octets)) {
                    add();
                }
            }
            case BEGIN -> addThoseThatBeginWith(octets);
            case END, WITHIN -> addThoseThatHave(piece);
        }
        return found;
    }

    private void addThoseThatBeginWith(BytesRef octets) throws IOException {
        boolean more = terms.seekCeil(octets) != TermsEnum.SeekStatus.END;
        while (more && left > 0 && StringHelper.startsWith(terms.term(), octets)) {
            add();
            more = terms.next() != null;
        }
    }

    private void addThoseThatHave(Piece piece) throws IOException {
        byte[] octets = piece.octets();
        boolean atEnd = piece.place() == Needle.Place.END;
        for (BytesRef term = terms.next(); term != null && left > 0; term = terms.next()) {
            int skipped = atEnd ? Math.max(0, term.length - octets.length) : 0;
            if (Octets.contain(term.bytes, term.offset + skipped, term.length - skipped, octets)) {
                add();
            }
        }
    }

    private void add() throws IOException {
        PostingsEnum messages = terms.postings(postings, PostingsEnum.NONE);
        postings = messages;
        for (int doc = messages.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = messages.nextDoc()) {
            if (wanted.get(doc) && !found.getAndSet(doc)) {
                left--;
            }
        }
    }
}
