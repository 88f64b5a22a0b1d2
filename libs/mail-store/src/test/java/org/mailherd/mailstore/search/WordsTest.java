package org.mailherd.mailstore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aTextIsItsRunsOfLettersAndDigits() {
        assertThat(terms("RE: 2 W\u00c4LDER, N\u00b0 7\0X"))
                .containsExactly("RE", "2", "W\u00c4LDER", "N", "7", "X");
        assertThat(terms("")).isEmpty();
        assertThat(terms(" -.\u4e2d\u6587")).isEmpty();
    }

    @Test
    void everyPieceOfALongRunLiesInOneOfItsTerms() {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            run.append((char) (0x100 + i));
        }
        for (int length : List.of(63, 64, 65, 96, 97, 300)) {
            List<String> terms = terms(run.substring(0, length) + " ");
            assertThat(terms).allMatch(term -> term.length() <= Words.LONGEST);
            for (int from = 0; from < length; from++) {
                String piece = run.substring(from, Math.min(length, from + Words.OVERLAP));
                assertThat(terms).anyMatch(term -> term.contains(piece));
            }
        }
    }

    @Test
    void onlyShortRunsWithNothingBesideThemDecide() {
        assertThat(Words.decide("WORD")).isTrue();
        assertThat(Words.decide("A".repeat(32))).isTrue();
        assertThat(Words.decide("A".repeat(33))).isFalse();
        assertThat(Words.decide("TWO WORDS")).isFalse();
        assertThat(Words.decide("\u4e2d\u6587")).isFalse();
        assertThat(Words.of("TWO, TWO WORDS-" + "A".repeat(40)))
                .containsExactly("TWO", "WORDS", "A".repeat(32));
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        WordStream stream = new WordStream(text);
        BytesTermAttribute term = stream.getAttribute(BytesTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
            terms.add(term.getBytesRef().utf8ToString());
        }
        return terms;
    }
}
