package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Threats, case 7: headers that are built to wear out whoever reads them are read at their start
 * and end in a verdict that says so. The time-out is far above what any of these needs.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HeaderFloodTest {

    private final Scans scans = new Scans().sizeLimit(110 << 20);

    @Test
    void headerOfHundredMegabytesIsReadAtItsStart() throws Exception {
        List<String> symbols = symbols("X-A: b\r\n".repeat(1 << 17), 100);
        assertThat(symbols).contains("MIME_BOMB").doesNotContain("CHECKS_CUT_SHORT");
    }

    @Test
    void headerFieldOfHundredMegabytesIsReadAtItsStart() throws Exception {
        List<String> symbols = symbols("x".repeat(1 << 20), 100);
        assertThat(symbols).contains("MIME_BOMB").doesNotContain("CHECKS_CUT_SHORT");
    }

    @Test
    void halfAMillionAddressesInOneFieldAreReadAtTheirStart() throws Exception {
        for (String name : new String[] {"From: ", "To: ", "Reply-To: ", "Cc: "}) {
            String field =
                    "X-A: b\r\n" + name + "\"a\" <a@b.test>, (c) d@e.test,\r\n ".repeat(1000);
            assertThat(symbols(field, 250)).as(name).contains("MIME_BOMB");
        }
    }

    @Test
    void halfAMillionAddressFieldsAreReadAtTheirStart() throws Exception {
        assertThat(symbols("From: a@b.test\r\nTo: c@d.test\r\n".repeat(1000), 250))
                .contains("MIME_BOMB");
    }

    @Test
    void millionContinuationsOfAParameterAreReadAtTheirStart() throws Exception {
        StringBuilder field = new StringBuilder("Content-Type: text/plain");
        for (int i = 0; i < 1_000_000; i++) {
            field.append(";\r\n name*").append(i).append("*=%41");
        }
        assertThat(symbols(field + "\r\n", 1)).contains("MIME_BOMB");
    }

    /** Of a message whose header is that, so many times. */
    private List<String> symbols(String piece, int times) throws Exception {
        byte[] octets = piece.getBytes(StandardCharsets.US_ASCII);
        byte[] rest = ("\r\n" + Scans.CLEAN).getBytes(StandardCharsets.US_ASCII);
        List<InputStream> pieces = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            pieces.add(new ByteArrayInputStream(octets));
        }
        pieces.add(new ByteArrayInputStream(rest));
        InputStream message = new SequenceInputStream(Collections.enumeration(pieces));
        ScanOutcome outcome =
                scans.scanner()
                        .scan(
                                Scans.envelope("192.0.2.1", "carol@outside.test"),
                                message,
                                Scans.NOW,
                                Turn.FREE);
        return Scans.symbols((ScanOutcome.Judged) outcome);
    }
}
