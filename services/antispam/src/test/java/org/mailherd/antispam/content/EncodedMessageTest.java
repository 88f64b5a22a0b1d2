package org.mailherd.antispam.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spam in an attached message that is encoded, which filters pass over and mail programs show. */
class EncodedMessageTest {
    private static final String INNER =
            """
            From: eve@evil.test
            Content-Type: multipart/mixed; boundary=in

            --in
            Content-Type: text/html

            <a href="http://evil.test/">bank.test</a>
            --outer
            --in
            Content-Type: application/zip; name=bill.exe
            Content-Transfer-Encoding: base64

            UEsDBA==
            --in--
            """;

    private static String attached(String type, String encoding, String message) {
        return """
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: %s
        Content-Transfer-Encoding: %s

        %s
        --outer
        Content-Type: text/plain

        behind it
        --outer--
        """
                .formatted(type, encoding, message);
    }

    private static String base64(String text) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String quoted(String text) {
        return text.replace("=", "=3D").replace("--", "=2D-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message/rfc822", "message/global"})
    void base64IsLookedInto(String type) {
        Content content = Contents.of(attached(type, "base64", base64(INNER)));
        assertThat(content.parts())
                .extracting(part -> part.path() + " " + part.mediaType() + " " + part.fileName())
                .containsExactly(
                        " multipart/mixed ",
                        "1 " + type + " ",
                        "1 multipart/mixed ",
                        "1.1 text/html ",
                        "1.2 application/zip bill.exe",
                        "2 text/plain ");
        assertThat(content.links()).extracting(Link::target).containsExactly("http://evil.test/");
        assertThat(content.text()).contains("bank.test").contains("behind it");
        assertThat(content.truncated()).isEmpty();
    }

    @Test
    void quotedPrintableIsLookedInto() {
        Content content =
                Contents.of(attached("message/rfc822", "Quoted-Printable", quoted(INNER)));
        assertThat(content.parts()).extracting(Part::fileName).contains("bill.exe");
        assertThat(content.links()).extracting(Link::target).containsExactly("http://evil.test/");
    }

    @Test
    void theWholeMessageMayBeOne() {
        Content content =
                Contents.of(
                        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                                + base64("Subject: x\n\nSee http://evil.test/ now\n"));
        assertThat(content.links()).extracting(Link::target).containsExactly("http://evil.test/");
    }

    /** Threat case 8: what is wrapped again and again. */
    @Test
    void case08EncodedMessagesInEncodedMessagesEndAtTheLimits() {
        String message = "Subject: x\n\nhttp://evil.test/\n";
        for (int i = 0; i < 60; i++) {
            message =
                    "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"
                            + message.replace("=", "=3D");
        }
        Content content = Contents.of(message);
        assertThat(content.truncated()).contains(Shortfall.DEPTH);
        assertThat(content.parts()).hasSizeLessThan(30);
    }

    @Test
    void whatIsDecodedTwiceCountsTwice() {
        ContentLimits small = new ContentLimits(20, 100, 1 << 12, 1 << 12, 300, 1 << 12);
        String inner = "Subject: x\n\n" + "x".repeat(200);
        Content content = Contents.of(attached("message/rfc822", "base64", base64(inner)), small);
        assertThat(content.truncated()).contains(Shortfall.OCTETS);
        assertThat(content.parts().stream().mapToInt(part -> part.octets().length).sum())
                .isLessThanOrEqualTo(300);
    }

    @Test
    void anEmptyOneIsNothing() {
        Content content = Contents.of(attached("message/rfc822", "base64", ""));
        assertThat(content.text()).contains("behind it");
    }
}
