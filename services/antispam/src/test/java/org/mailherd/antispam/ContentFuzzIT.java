package org.mailherd.antispam;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.antispam.archive.ArchiveFuzzer;
import org.mailherd.antispam.attachment.DocumentFuzzer;
import org.mailherd.antispam.link.LinkFuzzer;
import org.mailherd.testsupport.Fuzzing;

/** What strangers attach and link. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class ContentFuzzIT {

    @Test
    void archives() throws Exception {
        Fuzzing.run(
                ArchiveFuzzer.class,
                List.of(
                        "PK\3\4\n\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0ax",
                        "Rar!\32\7\0\0\0s\0\0\r\0\0\0\0\0\0\0",
                        "Rar!\32\7\1\0\0\0\0\0\3\1\0\0",
                        "7z\u00bc\u00af'\34\0\4\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\1\0",
                        "\u001f\u008b\b\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0"));
    }

    @Test
    void documents() throws Exception {
        Fuzzing.run(
                DocumentFuzzer.class,
                List.of(
                        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                        "%PDF-1.4 /J#53",
                        "{\\rt\\objdata"));
    }

    @Test
    void linksAndPages() throws Exception {
        Fuzzing.run(
                LinkFuzzer.class,
                List.of(
                        "https://xn--80ak6aa92e.com@0x7f.1/?url=//a",
                        "<a href='http:\\\\a'>www.b.test</a><p style='color:#fff;font-size:0'>x"));
    }
}
