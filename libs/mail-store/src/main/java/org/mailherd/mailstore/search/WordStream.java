package org.mailherd.mailstore.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/** The {@link Words} of one text as Lucene takes them, in UTF-8. */
final class WordStream extends TokenStream {
    private final String text;
    private final byte[] octets = new byte[UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR * Words.LONGEST];
    private final BytesRef term = new BytesRef(octets);
    private final BytesTermAttribute attribute = addAttribute(BytesTermAttribute.class);
    private int begin;
    private int end;

    WordStream(String text) {
        this.text = text;
    }

    @Override
    public boolean incrementToken() {
        if (begin >= end) {
            begin = Words.begin(text, end);
            end = Words.end(text, begin);
            if (begin == end) {
                return false;
            }
        }
        int length = Math.min(Words.LONGEST, end - begin);
        clearAttributes();
        term.length = UnicodeUtil.UTF16toUTF8(text, begin, length, octets);
        attribute.setBytesRef(term);
        begin = begin + length == end ? end : begin + Words.LONGEST - Words.OVERLAP;
        return true;
    }

    @Override
    public void reset() {
        begin = 0;
        end = 0;
    }
}
