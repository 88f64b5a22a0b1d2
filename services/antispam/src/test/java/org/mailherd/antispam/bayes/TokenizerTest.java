package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.header.HeaderBlock;

class TokenizerTest {

    private final Tokenizer tokenizer = new Tokenizer();

    @Test
    void findsWordsThroughDisguise() {
        assertThat(
                        Words.of(
                                "V\u200bi\u00adagra \uff36\uff29\uff21\uff27\uff32\uff21 don't 100%",
                                20))
                .containsExactly("viagra", "viagra", "dont", "100", "%");
        assertThat(Words.of("order 123456789 \u4fbf\u5b9c", 20))
                .containsExactly("order", "#9", "\u4fbf", "\u5b9c");
        assertThat(Words.of("a b c d", 2)).containsExactly("a", "b");
    }

    @Test
    void theSameMessageGivesTheSameTokensByWhateverWayItCame() {
        Reading first = reading("Received: from a.test", "X-Spam-Status: No", "Subject: Lunch");
        Reading second = reading("Received: from b.test", "Subject: Lunch");
        assertThat(tokenizer.tokens(first)).isEqualTo(tokenizer.tokens(second));
    }

    @Test
    void aWordOfTheSubjectIsAnotherTokenThanOneOfTheBody() {
        assertThat(Arrays.stream(tokenizer.tokens(TestReadings.of("lunch", ""))).boxed())
                .doesNotContain(TokenHash.of("", "lunch"))
                .contains(TokenHash.of("subject", "lunch"));
    }

    @Test
    void pairsKeepTheirOrder() {
        assertThat(TestReadings.tokens("one two")).isNotEqualTo(TestReadings.tokens("two one"));
    }

    @Test
    void tokensOfAMessageAreBounded() {
        String text =
                IntStream.range(0, 200_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        List<String> hosts = IntStream.range(0, 5_000).mapToObj(i -> "h" + i + ".test").toList();
        List<Reading.Part> parts =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> new Reading.Part("a/b" + i, "f" + i))
                        .toList();
        HeaderBlock header =
                TestReadings.header(
                        "Subject: " + text.substring(0, 60_000),
                        "From: " + text.substring(0, 60_000),
                        "X-Mailer: " + text.substring(0, 60_000));
        assertThat(tokenizer.tokens(new Reading(header, text, hosts, parts)))
                .hasSizeBetween(1_000, Tokenizer.TOKEN_LIMIT)
                .doesNotHaveDuplicates();
    }

    @Test
    void domainsAboveAHostCountToo() {
        assertThat(Hosts.ends("a.b.shop.test"))
                .containsExactly("a.b.shop.test", "b.shop.test", "shop.test");
        assertThat(Hosts.ends("localhost")).isEmpty();
    }

    private static Reading reading(String... fields) {
        return new Reading(TestReadings.header(fields), "At noon?", List.of(), List.of());
    }
}
