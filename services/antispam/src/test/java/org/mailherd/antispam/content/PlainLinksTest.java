package org.mailherd.antispam.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlainLinksTest {

    /** What a link in plain text is. */
    private static final Pattern LINK =
            Pattern.compile(
                    "(?:https?://|\\bwww\\.|ftp://|mailto:)[^\\s<>\"'`\\p{Cntrl}]{1,2048}+",
                    Pattern.CASE_INSENSITIVE);

    private static final String[] PIECES = {
        "http://",
        "HTTPS://",
        "http:",
        "www.",
        "xwww.",
        "_Www.",
        "\u00e9www.",
        "e\u0301www.",
        "ftp://",
        "mailto:",
        "a.test",
        "/path?q=1",
        " ",
        "\n",
        ".",
        ")",
        "<",
        "\"",
        "'",
        "`",
        "\u007f",
        "\u0000",
        "\u00a0",
        "\ud83d\ude00",
        "\ud83d",
        "h",
        "w",
        "https",
        "/"
    };

    @Test
    void findsLinksAndLeavesTheSentencesPunctuation() {
        assertThat(targets("See https://a.test/x?y=(1). Or www.b.test, or mail mailto:c@d.test!"))
                .containsExactly("https://a.test/x?y=(1", "www.b.test", "mailto:c@d.test");
        assertThat(targets("notwww.a.test http:// www. Http://B.test"))
                .containsExactly("Http://B.test");
    }

    @Test
    void aLongOneIsCutAndItsRestIsNone() {
        assertThat(targets("http://" + "a".repeat(5_000)))
                .containsExactly("http://" + "a".repeat(2_048));
    }

    @Test
    void findsWhatTheExpressionFindsInAnyText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j > 0; j--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(targets(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(byExpression(text.toString()));
        }
    }

    private static List<String> targets(String text) {
        return PlainLinks.in(text).stream().map(Link::target).toList();
    }

    private static List<String> byExpression(String text) {
        List<String> all = new ArrayList<>();
        for (Matcher link = LINK.matcher(text); link.find(); ) {
            all.add(link.group().replaceAll("[.,;:!?)\\]}*]+$", ""));
        }
        return all;
    }
}
