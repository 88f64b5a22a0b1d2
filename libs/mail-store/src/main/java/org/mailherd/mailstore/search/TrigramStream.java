package org.mailherd.mailstore.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** The trigrams of one text as Lucene takes them. */
final class TrigramStream extends TokenStream {
    private final long[] trigrams;
    private final byte[] octets = new byte[6];
    private final BytesRef term = new BytesRef(octets);
    private final BytesTermAttribute attribute = addAttribute(BytesTermAttribute.class);
    private int next;

    TrigramStream(String text) {
        this.trigrams = Trigrams.of(text);
    }

    @Override
    public boolean incrementToken() {
        if (next == trigrams.length) {
            return false;
        }
        clearAttributes();
        Trigrams.write(trigrams[next++], octets);
        attribute.setBytesRef(term);
        return true;
    }

    @Override
    public void reset() {
        next = 0;
    }
}
