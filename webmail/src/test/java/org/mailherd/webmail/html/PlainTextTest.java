package org.mailherd.webmail.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void escapesWhateverLooksLikeHtml() {
        assertThat(PlainText.toHtml("<img src=x onerror=alert(1)> & \"quotes\""))
                .doesNotContain("<img")
                .contains("&lt;img", "&amp;", "&quot;");
    }

    @Test
    void linksAddressesWithoutThePunctuationAfterThem() {
        var links =
                Jsoup.parse(PlainText.toHtml("(see https://example.org/a?b=1&c=2).")).select("a");
        assertThat(links).hasSize(1);
        assertThat(links.getFirst().attr("href")).isEqualTo("https://example.org/a?b=1&c=2");
        assertThat(links.getFirst().attr("rel")).contains("noopener");
    }

    @Test
    void anAddressCannotLeaveItsAttribute() {
        var html = PlainText.toHtml("https://example.org/'onmouseover='alert(1)//\u2028<b>");
        assertThat(Jsoup.parse(html).select("a").getFirst().attributes().asList())
                .extracting(attribute -> attribute.getKey())
                .containsExactlyInAnyOrder("href", "target", "rel");
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        assertThat(PlainText.toHtml("javascript:alert(1) data:text/html,x")).doesNotContain("<a ");
    }

    @Test
    void marksQuotedLinesByDepth() {
        assertThat(PlainText.toHtml("> one\n>> two\nmine"))
                .contains("quote-1", "quote-2")
                .endsWith("mine\n");
    }
}
