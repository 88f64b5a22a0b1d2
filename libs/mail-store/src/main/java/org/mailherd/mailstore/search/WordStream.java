package org.mailherd.mailstore.search;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** The terms of one text, which {@link Words} tells of, as Lucene takes them; few of them twice. */
final class WordStream extends TokenStream {
    /** Places for terms that were just given: Lucene takes longer to see that it has one. */
    private static final int REMEMBERED = 1024;

    private final byte[] text;
    private final BytesRef term;
    private final BytesTermAttribute attribute = addAttribute(BytesTermAttribute.class);
    private final int[] begins = new int[REMEMBERED];
    private final int[] ends = new int[REMEMBERED];
    private boolean stretch;
    private int begin;
    private int end;

    /**
     * @param text in UTF-8
     */
    WordStream(byte[] text) {
        this.text = text;
        this.term = new BytesRef(text);
    }

    @Override
    public boolean incrementToken() {
        while (begin < end || findRun()) {
            int from = begin;
            int to =
                    stretch
                            ? Words.endOfPair(text, from, end)
                            : Math.min(end, from + Words.LONGEST);
            begin =
                    stretch
                            ? from + Words.length(text[from])
                            : to == end ? end : to - Words.OVERLAP;
            if (isNew(from, to)) {
                clearAttributes();
                term.offset = from;
                term.length = to - from;
                attribute.setBytesRef(term);
                return true;
            }
        }
        return false;
    }

    private boolean findRun() {
        while (end < text.length) {
            begin = end;
            end = Words.end(text, begin);
            Words.Kind kind = Words.kind(text, begin);
            stretch = kind == Words.Kind.STRETCH;
            if (kind != Words.Kind.END && !Words.isBlank(text, begin, end)) {
                return true;
            }
        }
        begin = end;
        return false;
    }

    private boolean isNew(int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text[at];
        }
        int place = (hash ^ hash >>> 10) & REMEMBERED - 1;
        boolean known = Arrays.equals(text, begins[place], ends[place], text, from, to);
        begins[place] = from;
        ends[place] = to;
        return !known;
    }

    @Override
    public void reset() {
        begin = 0;
        end = 0;
        Arrays.fill(ends, 0);
        Arrays.fill(begins, 0);
    }
}
