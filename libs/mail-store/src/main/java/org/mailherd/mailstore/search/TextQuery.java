package org.mailherd.mailstore.search;

import java.nio.charset.StandardCharsets;
import java.util.Set;
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
 */
public record TextQuery(String folded, Place place) {

    /** Where it is looked for. */
    public enum Place {
        /** The message's own header. */
        HEADER,
        /** Everything else. */
        BODY,
        ANYWHERE
    }

    public TextQuery {
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("every message has the empty text");
        }
    }

    /** The fields of the index that may have it. */
    Set<String> fields() {
        return switch (place) {
            case HEADER -> Set.of(IndexedText.HEAD);
            case BODY -> Set.of(IndexedText.BODY);
            case ANYWHERE -> Set.of(IndexedText.HEAD, IndexedText.BODY);
        };
    }

    /** Which emails may have the text. */
    Query narrowing() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        fields().forEach(field -> any.add(narrowing(field), BooleanClause.Occur.SHOULD));
        return any.build();
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
