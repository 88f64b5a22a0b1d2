package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ordinary mail hardly ever has. */
class RareSymbolsTest {

    private static final String HTML =
            Scans.CLEAN.replace(
                    "\r\n\r\n", "\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>");

    private final Scans scans = new Scans();

    @ParameterizedTest
    @CsvSource({
        "x@outside.test,    FROM_NEQ_ENVFROM",
        "x@gmail.com,       FREEMAIL_ENVFROM",
        "x@null.test,       MX_NULL"
    })
    void theReversePathTells(String reversePath, String symbol) {
        scans.dns.mx("null.test", 0, "");
        assertThat(
                        Scans.symbols(
                                scans.judge(Scans.CLEAN, Scans.envelope("192.0.2.1", reversePath))))
                .contains(symbol);
    }

    @Test
    void aZeroOctetInTheHeaderIsSeen() {
        assertThat(symbols(Scans.CLEAN.replace("Lunch", "Lu\0nch"))).contains("HEADER_WITH_NUL");
    }

    @Test
    void lettersInFromThatAreNeitherEncodedNorUtf8AreSeen() {
        String from = Scans.CLEAN.replace("From: Carol", "From: C\u00e4rol");
        assertThat(symbols(from.getBytes(StandardCharsets.ISO_8859_1)))
                .contains("FROM_NEEDS_ENCODING");
        assertThat(symbols(from.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("FROM_NEEDS_ENCODING");
    }

    @Test
    void aPageAloneIsSeen() {
        assertThat(symbols(HTML)).contains("MIME_HTML_ONLY").doesNotContain("HTML_BASE");
        assertThat(symbols(HTML.replace("<html>", "<html><base href=\"https://x.test/\">")))
                .contains("HTML_BASE");
    }

    @Test
    void aLinkWithoutEndIsSeen() {
        String link = "https://x.test/" + "a".repeat(1_600);
        assertThat(symbols(HTML.replace("<html>", "<html><a href=\"" + link + "\">x</a>")))
                .contains("URL_VERY_LONG");
    }

    private List<String> symbols(byte[] message) {
        return Scans.symbols(
                scans.judge(message, Scans.envelope("192.0.2.1", "carol@outside.test")));
    }

    private List<String> symbols(String message) {
        return Scans.symbols(scans.judge(message));
    }
}
