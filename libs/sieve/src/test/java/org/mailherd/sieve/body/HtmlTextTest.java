package org.mailherd.sieve.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    private static final int LENGTH = 10_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <p>a <b>b</b></p>                    | 'a b '
                    <p>a<br>b</p><P class="x">c</P>d     | a b c d
                    <b>a</b><i>b</i><a href="x">c</a>    | abc
                    <td>a</td><td>b                      | a b
                    &eacute;&Eacute;&uuml;&#xE9;&#Xe9;   | \u00e9\u00c9\u00fc\u00e9\u00e9
                    &euro;a&nbsp;b&hellip;&#xD800;       | \u20aca b\u2026&#xD800;
                    a &amp; b &lt;c&gt; &#228; &unknown; | a & b <c> \u00e4 &unknown;
                    AT&T; &#1234567; & ;                 | AT&T; &#1234567; & ;
                    a<style>p { x }</style>b<!-- c -->d  | abd
                    a<script>1 < 2</script>b             | ab
                    """)
    void isWhatPeopleRead(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text);
    }

    /**
     * CVE-2024-45626: HTML whose text took for ever to find. Were the rest of it looked through for
     * each of these marks, this would take most of an hour.
     */
    @ParameterizedTest
    @ValueSource(strings = {"&", "<", "<!--", "<style>", "<script", "</", "&#", "<a &", "\u00e4&x"})
    void cve202445626TextOfHtmlWithoutEndIsLinear(String mark) {
        String html = mark.repeat(LENGTH / mark.length());
        String text = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> HtmlText.of(html));
        assertThat(text.length()).isLessThanOrEqualTo(LENGTH);
    }

    @Test
    void aReferenceAtTheEndIsText() {
        assertThat(HtmlText.of("a &am")).isEqualTo("a &am");
        assertThat(HtmlText.of("a &amp;")).isEqualTo("a &");
    }
}
