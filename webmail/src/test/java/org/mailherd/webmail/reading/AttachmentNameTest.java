package org.mailherd.webmail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\windows\\system32\\x.dll",
                "/etc/shadow",
                "C:\\x.exe",
                "a\r\nSet-Cookie: x=1",
                "a\"; filename=\"b.exe",
                "a\u0000.txt",
                ".htaccess",
                "..",
                "",
                "   ",
                "con.txt",
                "NUL",
                "a\u202egpj.exe",
                "~/.bashrc",
                "-rf",
                "a%2e%2e%2fb",
            })
    void neverNamesAPlaceOrBreaksAHeader(String given) {
        var safe = AttachmentName.safe(given);
        assertThat(safe)
                .isNotBlank()
                .doesNotContain("/", "\\", "\"", "\r", "\n", "\0", ":", "%", "\u202e");
        assertThat(safe).doesNotStartWith(".").doesNotStartWith("-").doesNotStartWith("~");
        assertThat(safe).doesNotMatch("(?i)(con|nul|prn|aux)(\\..*)?");
    }

    @ParameterizedTest
    @CsvSource({"Rechnung März 2026.pdf,Rechnung März 2026.pdf", "报告.docx,报告.docx"})
    void keepsOrdinaryNames(String given, String expected) {
        assertThat(AttachmentName.safe(given)).isEqualTo(expected);
    }

    @Test
    void shortensButKeepsTheEnding() {
        assertThat(AttachmentName.safe("x".repeat(500) + ".pdf")).hasSize(120).endsWith(".pdf");
    }
}
