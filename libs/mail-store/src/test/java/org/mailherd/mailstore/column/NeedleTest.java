package org.mailherd.mailstore.column;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedleTest {

    @Test
    void isFoundWhereItFirstBeginsInThatPart() {
        Random random = new Random(11);
        for (int time = 0; time < 20_000; time++) {
            String text = letters(random, random.nextInt(30));
            String needle = letters(random, 1 + random.nextInt(4));
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            int expected = text.substring(from, to).indexOf(needle);
            assertThat(
                            new Needle(needle.getBytes(ISO_8859_1))
                                    .in(text.getBytes(ISO_8859_1), from, to))
                    .as("%s in %s from %d to %d", needle, text, from, to)
                    .isEqualTo(expected < 0 ? -1 : from + expected);
        }
    }

    /** Few different ones, one of them above 127. */
    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ab\u00e9".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
