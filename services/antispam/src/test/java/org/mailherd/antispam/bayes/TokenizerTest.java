package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.HeaderFacts.Fact;
import org.mailherd.antispam.content.Link;
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

    /** What a server, a list or another filter adds must not make another message of it. */
    @Test
    void fieldsOfTheWayChangeNothing() {
        Reading sent = reading("From: a@b.test", "To: c@d.test", "Subject: Lunch", "Date: 1");
        Reading come =
                reading(
                        "Return-Path: <a@b.test>",
                        "Received: from b.test",
                        "X-Spam-Status: No",
                        "From: a@b.test",
                        "List-Id: <l.test>",
                        "To: c@d.test",
                        "Subject: Lunch",
                        "Delivered-To: c@d.test",
                        "Date: 1");
        assertThat(tokenizer.tokens(sent)).isEqualTo(tokenizer.tokens(come));
    }

    @Test
    void theHandOfTheProgramIsKnown() {
        List<Fact> one = hand("From: A <a@b.test>", "Subject: x", "Message-ID: <12.ab@b.test>");
        List<Fact> same = hand("From: C <c@d.test>", "Subject: y", "Message-ID: <34.cd@d.test>");
        List<Fact> other = hand("Subject: x", "From: <a@b.test>", "Message-Id: <XY@pc7>");
        assertThat(one).isEqualTo(same).isNotEqualTo(other);
        assertThat(one).contains(new Fact("order", "From>Subject"), new Fact("id-host", "same"));
        assertThat(other)
                .contains(new Fact("order", "From>Message-Id"), new Fact("id-host", "short"));
        assertThat(hand("Message-ID: <1@mx.other.test>", "From: a@news.b.test"))
                .contains(new Fact("id-host", "other"));
        assertThat(hand("Message-ID: <1@mx.b.test>", "From: a@news.b.test"))
                .contains(new Fact("id-host", "related"));
        assertThat(hand("Message-ID: <1@192.0.2.1>", "From: a@b.test"))
                .contains(new Fact("id-host", "address"));
    }

    @Test
    void shapesForgetWhatWasSaid() {
        assertThat(Shapes.of("Ab-7")).isEqualTo("A1a1-91");
        assertThat(Shapes.of("----=_Part_1234")).isEqualTo("-=_A1a2_93");
        assertThat(Shapes.of("")).isEmpty();
        assertThat(Shapes.of("-".repeat(10_000))).hasSizeLessThan(100);
    }

    @Test
    void linksAreKnownByHowTheyAreBuilt() {
        assertThat(links("http://u@shop.test:81/a/Buy12.php?ID=7&x#y"))
                .contains(
                        new Fact("link", "http ANCHOR"),
                        new Fact("link", "at"),
                        new Fact("link", "port"),
                        new Fact("link-end", "test"),
                        new Fact("link-depth", "2"),
                        new Fact("link-word", "buy9"),
                        new Fact("link-word", "php"),
                        new Fact("link-parameter", "id"));
        assertThat(links("http://192.0.2.1/")).contains(new Fact("link-end", "address"));
        assertThat(links("")).contains(new Fact("link", "no scheme"));
        assertThat(links("mailto:a@b.test")).contains(new Fact("link", "mailto ANCHOR"));
    }

    /**
     * A flood of links, long ones of nothing but slashes and parameters, makes no flood of facts.
     */
    @Test
    void factsOfLinksAreBounded() {
        Link nasty = new Link("http://" + "/a&=?".repeat(100_000), "", Link.Place.ANCHOR);
        assertThat(LinkFacts.of(Collections.nCopies(5_000, nasty))).hasSizeLessThan(3_000);
    }

    private static List<Fact> links(String target) {
        return LinkFacts.of(List.of(new Link(target, "", Link.Place.ANCHOR)));
    }

    private static List<Fact> hand(String... fields) {
        return HandFacts.of(TestReadings.header(fields));
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
        assertThat(tokenizer.tokens(new Reading(header, text, hosts, parts, List.of())))
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
        return new Reading(
                TestReadings.header(fields), "At noon?", List.of(), List.of(), List.of());
    }
}
