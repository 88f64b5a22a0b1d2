package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Threats, cases 7 and 22: text that makes a regular expression come back to what it has read. Each
 * of these cost minutes; that the scan ends without being cut short is the proof.
 */
class ExpressionBombTest {

    private static final int SIZE = 400_000;

    private final Scans scans = new Scans();

    @Test
    void alternativesWithoutAnyBlankAreReadOnce() {
        String word = "x".repeat(SIZE);
        assertEnds(
                Scans.CLEAN.replace(
                        "\r\n\r\n",
                        """
                        \r
                        MIME-Version: 1.0\r
                        Content-Type: multipart/alternative; boundary=b\r
                        \r
                        --b\r
                        Content-Type: text/plain\r
                        \r
                        %s\r
                        --b\r
                        Content-Type: text/html\r
                        \r
                        <p>one two three four five six seven eight nine ten eleven twelve</p>\r
                        --b--\r
                        """
                                .formatted(word)));
    }

    @Test
    void aListFieldFullOfBracketsIsReadOnce() {
        assertEnds("List-Unsubscribe: " + "<http:".repeat(30_000) + "\r\n" + Scans.CLEAN);
        assertEnds("List-Id: " + "<a".repeat(60_000) + "\r\n" + Scans.CLEAN);
    }

    @Test
    void aFileNameOfDotsIsReadOnce() {
        assertEnds(
                Scans.CLEAN.replace(
                        "\r\n\r\n",
                        "\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=\""
                                + ". ".repeat(60_000)
                                + "a\"\r\n\r\n"));
    }

    @Test
    void aDateOfCommentsIsReadOnce() {
        assertEnds("Date: " + "(".repeat(100_000) + "\r\n" + Scans.CLEAN.replace("Date:", "X-D:"));
    }

    private void assertEnds(String message) {
        assertThat(Scans.symbols(scans.judge(message))).doesNotContain("CHECKS_CUT_SHORT");
    }
}
