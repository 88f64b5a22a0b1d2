package org.mailherd.mailstore.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Attack case 7: messages made to exhaust whoever reads their MIME. Each costs less than two
 * seconds and a bounded part of memory, and is delivered.
 */
class MimeBombTest {
    private final MimeScanner scanner = new MimeScanner();
    private final Instant started = Instant.now();

    private void feed(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        scanner.accept(octets, 0, octets.length);
    }

    private void feed(int count, IntFunction<String> text) {
        for (int i = 0; i < count; i++) {
            feed(text.apply(i));
        }
    }

    /** The scan ends in time, and what came of it can be stored, read back and sent. */
    private Part survive() {
        ScannedMessage message = scanner.finish();
        Part part = message.structure();
        byte[] stored = PartCodec.write(part);
        assertThat(stored).hasSizeLessThan(4 << 20);
        assertThat(PartCodec.read(stored)).isEqualTo(part);
        byte[] envelope = ImapForm.envelope(message.envelope());
        assertThat(envelope).hasSizeLessThan(2 << 20);
        assertThat(EnvelopeReader.read(envelope)).isEqualTo(message.envelope());
        assertThat(ImapForm.bodyStructure(part)).hasSizeLessThan(4 << 20);
        message.hasAttachment();
        message.messageIds();
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(2));
        return part;
    }

    @Test
    void cve202012100NestedMultiparts() {
        feed(
                100_000,
                i -> "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
        Part part = survive();
        assertThat(part.isMultipart()).isTrue();
    }

    /** CVE-2026-26312: malformed messages within messages were followed for ever. */
    @Test
    void cve202626312MessagesWithinMessagesThatNeverEnd() {
        feed(100_000, _ -> "Content-Type: message/rfc822\r\n\r\n");
        survive();
    }

    @Test
    void aMillionParts() {
        feed("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        feed(1_000_000, _ -> "--b\r\n\r\nx\r\n");
        feed("--b--\r\n");
        Part part = survive();
        assertThat(part.children()).hasSizeBetween(1000, 3000);
        assertThat(part.children().getLast().subtype()).isEqualTo("octet-stream");
    }

    @Test
    void cve202423184HundredThousandsOfAddressHeaders() {
        feed(500_000, i -> "To: a" + i + "@example.org, b@example.org\r\n");
        feed("\r\nx\r\n");
        survive();
    }

    @Test
    void oneFieldOfHundredThousandsOfAddresses() {
        feed("To: ");
        feed(500_000, i -> "\"x\" <a" + i + "@example.org>,\r\n ");
        feed("\r\n\r\nx\r\n");
        survive();
    }

    @Test
    void cve202423185HeaderOfAHundredMegabytes() {
        feed("Subject: ");
        String block = "x".repeat(1 << 20);
        feed(50, _ -> block);
        feed(50, _ -> "\r\nX: " + block);
        feed("\r\n\r\nbody\r\n");
        Part part = survive();
        assertThat(part.bodySize()).isEqualTo(6);
    }

    @Test
    void cve202627859FloodOfRfc2231Continuations() {
        feed("Content-Disposition: attachment");
        feed(300_000, i -> ";\r\n filename*" + i + "*=utf-8''x");
        feed("\r\nContent-Type: text/plain");
        feed(300_000, i -> "; a*" + i + "=\"x\"");
        feed("\r\n\r\nx\r\n");
        survive();
    }

    @Test
    void oneBase64LineOfAHundredMegabytes() {
        feed("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        String block = "QUJD".repeat(1 << 18);
        feed(100, _ -> block);
        survive();
    }

    @Test
    void parenthesesQuotesAndBracketsWithoutEnd() {
        feed(
                "From: "
                        + "(".repeat(60_000)
                        + "\r\nTo: "
                        + "<".repeat(60_000)
                        + "\r\nCc: "
                        + "\"\\".repeat(30_000));
        feed(
                "\r\nBcc: "
                        + ":;".repeat(30_000)
                        + "\r\nContent-Type: "
                        + "(".repeat(60_000)
                        + "\r\n\r\nx");
        survive();
    }

    @Test
    void linesThatLookLikeBoundariesOfFiftyMultiparts() {
        feed(
                49,
                i ->
                        "Content-Type: multipart/mixed; boundary="
                                + "a".repeat(150)
                                + i
                                + "\r\n\r\n--"
                                + "a".repeat(150)
                                + i
                                + "\r\n");
        String almost = "--" + "a".repeat(150) + "x\r\n";
        feed(200_000, _ -> almost);
        survive();
    }

    /** CVE-2024-45626: HTML whose text took for ever to find. */
    @Test
    void cve202445626PreviewOfHtmlThatNeverEnds() {
        feed("Content-Type: text/html\r\n\r\n");
        feed(20_000, _ -> "<style><!--<script>&#x1;<\r\n");
        survive();
    }
}
