package org.mailherd.webmail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingComposerTest {

    private final OutgoingComposer composer = new OutgoingComposer(Clock.systemUTC());

    /** Threat 5: whatever stands in a field, the message has the headers we wrote and no other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: eve@evil.example", "x\nBcc: eve@evil.example",
                        "x\rBcc: eve@evil.example",
                "x\u2028Bcc: eve@evil.example", "x\u0085Bcc: eve@evil.example", "x\u0000y",
                "x\r\n\r\nbody", "=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=", "x\r\n\tfolded",
                "ü\r\nBcc: eve@evil.example",
            })
    void noFieldMakesAnotherHeader(String text) throws Exception {
        var plain = sent(form("bob@beta.test", "subject", "", "", "body"), List.of());
        var attacked =
                sent(
                        new ComposeForm(
                                "\"" + text + "\" <bob@beta.test>",
                                "",
                                "",
                                text,
                                "body",
                                "",
                                false,
                                text,
                                text,
                                "",
                                "reply",
                                0,
                                List.of()),
                        List.of());
        assertThat(headerNames(attacked)).isSubsetOf(headerNames(plain));
        assertThat(attacked.getHeader("Bcc")).isNull();
        assertThat(attacked.getContent().toString().strip()).isEqualTo("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1.txt", "a\"; x=\"y.txt", "ü\n.txt", "a\u2028b.txt"})
    void noFileNameMakesAnotherHeader(String name) throws Exception {
        var attachment = new Attachment(name, "text/plain", "x".getBytes(StandardCharsets.UTF_8));
        var message = sent(form("bob@beta.test", "s", "", "", "body"), List.of(attachment));
        var part = ((Multipart) message.getContent()).getBodyPart(1);
        assertThat(Collections.list(part.getAllHeaders()))
                .extracting(header -> header.getName())
                .containsOnly("Content-Type", "Content-Transfer-Encoding", "Content-Disposition");
    }

    @Test
    void replyCarriesTheThread() throws Exception {
        var message =
                sent(
                        form("bob@beta.test", "Re: x", "<2@b.test>", "<1@b.test> <2@b.test>", "y"),
                        List.of());
        assertThat(message.getHeader("In-Reply-To", null)).isEqualTo("<2@b.test>");
        assertThat(message.getHeader("References", null)).isEqualTo("<1@b.test> <2@b.test>");
        assertThat(message.getMessageID()).endsWith("@alpha.test>");
    }

    @Test
    void longThreadsKeepTheirLastReferences() throws Exception {
        var all = new StringBuilder();
        for (var i = 1; i <= 500; i++) {
            all.append("<").append(i).append("@b.test> ");
        }
        var message =
                sent(form("bob@beta.test", "x", "<500@b.test>", all.toString(), "y"), List.of());
        assertThat(message.getHeader("References", null).split("\\s+"))
                .hasSize(20)
                .endsWith("<500@b.test>");
    }

    @Test
    void richTextTravelsCleanedAndWithAPlainForm() throws Exception {
        var form =
                new ComposeForm(
                        "bob@beta.test",
                        "",
                        "",
                        "x",
                        "",
                        "<p>Hi <b>Bob</b></p><script>alert(1)</script>",
                        true,
                        "",
                        "",
                        "",
                        "new",
                        0,
                        List.of());
        var both = (Multipart) sent(form, List.of()).getContent();
        assertThat(both.getContentType()).startsWith("multipart/alternative");
        assertThat(both.getBodyPart(0).getContent().toString()).isEqualTo("Hi Bob");
        assertThat(both.getBodyPart(1).getContent().toString())
                .contains("<b>Bob</b>")
                .doesNotContain("script");
    }

    private static ComposeForm form(
            String to, String subject, String inReplyTo, String references, String text) {
        return new ComposeForm(
                to,
                "",
                "",
                subject,
                text,
                "",
                false,
                inReplyTo,
                references,
                "",
                "new",
                0,
                List.of());
    }

    private MimeMessage sent(ComposeForm form, List<Attachment> attachments)
            throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        composer.compose(form, "alice@alpha.test", attachments).writeTo(out);
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<String> headerNames(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(header -> header.getName())
                .toList();
    }
}
