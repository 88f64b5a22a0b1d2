package org.mailherd.mailstore.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aTextIsItsWordsAndWhatStandsBetweenThemButLoneBlanks() {
        assertThat(terms("RE: 2 WA\u0308LDER, N\u00b0 7\0X - "))
                .containsExactly(
                        "RE", ": ", "2", "WA\u0308LDER", ", ", "N", "\u00b0 ", "7", "X", " - ");
        assertThat(terms("")).isEmpty();
        assertThat(terms(" \0\0 ")).isEmpty();
    }

    @Test
    void aTermOfAShortTextIsGivenOnce() {
        assertThat(terms("TO BE OR NOT TO BE")).containsExactly("TO", "BE", "OR", "NOT");
    }

    @Test
    void writingsWithoutBlanksArePairsOfNeighbours() {
        assertThat(terms("A\u4e2d\u6587\u5b57.\u4e2d"))
                .containsExactly("A", "\u4e2d\u6587", "\u6587\u5b57", "\u5b57", ".", "\u4e2d");
        assertThat(terms("\ud83d\ude00\u0e01\u0e31"))
                .containsExactly("\ud83d\ude00\u0e01", "\u0e01\u0e31", "\u0e31");
    }

    @Test
    void everyPieceOfALongRunLiesInOneOfItsTerms() {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            run.append((char) ('A' + (i * i / 7 + i) % 26));
        }
        for (int length : List.of(127, 128, 129, 192, 193, 600)) {
            List<String> terms = terms(run.substring(0, length) + " ");
            assertThat(terms).allMatch(term -> term.length() <= Words.LONGEST);
            for (int from = 0; from < length; from++) {
                String piece = run.substring(from, Math.min(length, from + Words.OVERLAP));
                assertThat(terms).anyMatch(term -> term.contains(piece));
            }
            String end = run.substring(Math.max(0, length - Words.OVERLAP), length);
            assertThat(terms).anyMatch(term -> term.endsWith(end));
        }
    }

    @Test
    void onlyWhatIsOneRunOrOnePairIsDecidedByTerms() {
        assertThat(List.of("WORD", "A", "A".repeat(64), " - ", ",", "\u4e2d", "\u4e2d\u6587"))
                .allMatch(needle -> needle(needle).decides());
        assertThat(
                        List.of(
                                "A".repeat(65),
                                "TWO WORDS",
                                " WORD",
                                " ",
                                "A-",
                                "\u4e2d\u6587\u5b57",
                                "\u4e2dA"))
                .noneMatch(needle -> needle(needle).decides());
    }

    @Test
    void aNeedleOfSeveralRunsHasOnlyItsEndsOpen() {
        assertThat(pieces("TWO, WORDS OF-" + "A".repeat(140)))
                .containsExactly(
                        "END TWO",
                        "WHOLE , ",
                        "WHOLE WORDS",
                        "WHOLE OF",
                        "WHOLE -",
                        "BEGIN " + "A".repeat(128));
        assertThat(pieces("A".repeat(100) + " ")).containsExactly("END " + "A".repeat(64));
        assertThat(pieces("A".repeat(100))).containsExactly("WITHIN " + "A".repeat(64));
        assertThat(pieces(" ")).isEmpty();
        assertThat(pieces("\u4e2d\u6587\u5b57 X"))
                .containsExactly("WHOLE \u4e2d\u6587", "WHOLE \u6587\u5b57", "BEGIN X");
    }

    private static Needle needle(String text) {
        return Needle.of(text.getBytes(UTF_8));
    }

    private static List<String> pieces(String text) {
        return needle(text).pieces().stream()
                .map(piece -> piece.place() + " " + new String(piece.octets(), UTF_8))
                .toList();
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        WordStream stream = new WordStream(text.getBytes(UTF_8));
        BytesTermAttribute term = stream.getAttribute(BytesTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
            terms.add(term.getBytesRef().utf8ToString());
        }
        return terms;
    }
}
