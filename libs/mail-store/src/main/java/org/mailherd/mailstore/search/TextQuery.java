package org.mailherd.mailstore.search;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A text to be found in messages.
 *
 * @param folded not empty
 * @param header whether the message's own header counts: TEXT, not BODY
 */
public record TextQuery(String folded, boolean header) {

    public TextQuery {
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("every message has the empty text");
        }
    }

    /** Which emails may have the text. */
    Query narrowing() {
        if (!header) {
            return narrowing(IndexedText.BODY);
        }
        return new BooleanQuery.Builder()
                .add(narrowing(IndexedText.HEAD), BooleanClause.Occur.SHOULD)
                .add(narrowing(IndexedText.BODY), BooleanClause.Occur.SHOULD)
                .build();
    }

    private Query narrowing(String field) {
        if (Trigrams.isShort(folded)) {
            return new PrefixQuery(new Term(field, Trigrams.prefix(folded)));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (BytesRef term : Trigrams.required(folded)) {
            all.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    byte[] octets() {
        return folded.getBytes(StandardCharsets.UTF_8);
    }
}
