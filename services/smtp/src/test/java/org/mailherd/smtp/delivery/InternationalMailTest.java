package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** RFC 6531 3.2, 3.4: mail that needs SMTPUTF8 goes only where it is offered, and says so. */
class InternationalMailTest {
    private static final byte[] MESSAGE =
            "Subject: gr\u00fc\u00dfe\r\n\r\nhi\r\n".getBytes(StandardCharsets.UTF_8);
    private final Wire wire = Wire.usual();

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void aServerWithoutSmtpUtf8GetsNothingAndTheSenderHearsWhy() throws Exception {
        wire.asking(MailTerms.NONE.withSmtpUtf8(true), RecipientDsn.NONE);
        try (ScriptedSmtpServer peer = ScriptedSmtpServer.start()) {
            Attempt attempt = wire.send(Wire.to(peer.port()), MESSAGE, "bob").getFirst();
            assertThat(attempt).isInstanceOf(Attempt.Bounced.class);
            assertThat(attempt.reply().toString()).startsWith("550 5.6.7 ").contains("SMTPUTF8");
            assertThat(peer.commands()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void aServerWithItHearsThatItIsNeeded() throws Exception {
        wire.asking(MailTerms.NONE.withSmtpUtf8(true), RecipientDsn.NONE);
        try (ScriptedSmtpServer peer = ScriptedSmtpServer.start()) {
            peer.announcing("8BITMIME", "SMTPUTF8");
            List<Attempt> attempts = wire.send(Wire.to(peer.port()), MESSAGE, "b\u00f6b", "al");
            assertThat(attempts).allMatch(Attempt.Delivered.class::isInstance);
            assertThat(peer.messages().getFirst().reversePath())
                    .isEqualTo("<alice@alpha.test> BODY=8BITMIME SMTPUTF8");
            assertThat(peer.messages().getFirst().recipients())
                    .containsExactly("<b\u00f6b@remote.test>", "<al@remote.test>");
        }
    }

    /** An address behind an alias may need what the sender did not ask for. */
    @Test
    void anAddressBeyondAsciiNeedsItWhateverTheSenderSaid() throws Exception {
        try (ScriptedSmtpServer peer = ScriptedSmtpServer.start()) {
            Attempt attempt = wire.send(Wire.to(peer.port()), MESSAGE, "b\u00f6b").getFirst();
            assertThat(attempt.reply().toString()).startsWith("550 5.6.7 ");
        }
    }

    @Test
    void aDomainInItsAsciiFormNeedsNothing() throws Exception {
        try (ScriptedSmtpServer peer = ScriptedSmtpServer.start()) {
            byte[] ascii = "Subject: x\r\n\r\nhi\r\n".getBytes(StandardCharsets.US_ASCII);
            assertThat(wire.send(Wire.to(peer.port()), ascii, "bob@xn--bcher-kva.test"))
                    .allMatch(Attempt.Delivered.class::isInstance);
            assertThat(peer.messages().getFirst().reversePath()).doesNotContain("SMTPUTF8");
        }
    }
}
