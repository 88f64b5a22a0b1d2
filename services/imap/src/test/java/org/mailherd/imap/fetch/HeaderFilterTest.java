package org.mailherd.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderFilterTest {
    private static final String HEADER =
            "From: a@alpha.test\r\nSubject: one\r\n two\r\nX-A: 1\r\nfrom: again\r\n\r\n";

    @Test
    void keepsNamedFieldsWithTheirFolding() {
        assertThat(choose(List.of("SUBJECT", "FROM"), true))
                .isEqualTo("From: a@alpha.test\r\nSubject: one\r\n two\r\nfrom: again\r\n\r\n");
    }

    @Test
    void leavesNamedFieldsOut() {
        assertThat(choose(List.of("SUBJECT", "FROM"), false)).isEqualTo("X-A: 1\r\n\r\n");
    }

    @Test
    void nothingChosenIsABlankLine() {
        assertThat(choose(List.of("NONE"), true)).isEqualTo("\r\n");
    }

    private static String choose(List<String> names, boolean listed) {
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        return new String(HeaderFilter.choose(header, names, listed), StandardCharsets.US_ASCII);
    }
}
