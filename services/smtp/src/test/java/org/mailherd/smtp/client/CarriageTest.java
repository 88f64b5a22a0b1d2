package org.mailherd.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.smtp.convert.Reach;

class CarriageTest {
    private static final Extensions BINARY =
            new Extensions(Map.of("BINARYMIME", "", "CHUNKING", "", "SIZE", ""));
    private static final Extensions LINES =
            new Extensions(Map.of("CHUNKING", "", "SIZE", "", "8BITMIME", ""));
    private static final Extensions NOTHING = new Extensions(Map.of());

    @Test
    void whereBinaryMimeIsOfferedABinaryMessageStaysAsItIs() throws Exception {
        Mail mail = mail(BodyType.BINARY, "\r\n\0");
        assertThat(Carriage.of(mail, BINARY).mail()).isSameAs(mail);
        assertThat(new MailCommand(mail, BINARY, Dialect.SMTP).mail()).contains("BODY=BINARYMIME");
    }

    @Test
    void linesAreNeverConverted() throws Exception {
        Mail mail = mail(BodyType.EIGHT_BIT, "\r\ntext\r\n");
        assertThat(Carriage.of(mail, LINES).mail()).isSameAs(mail);
    }

    @Test
    void elsewhereItIsConvertedAndItsNewSizeAnnounced() throws Exception {
        Mail mail = Carriage.of(mail(BodyType.BINARY, "\r\n" + "\0".repeat(300)), LINES).mail();
        try (InputStream content = mail.content().open()) {
            assertThat(mail.size()).isEqualTo(content.readAllBytes().length + 2);
        }
        assertThat(new MailCommand(mail, LINES, Dialect.LMTP).mail())
                .contains(" SIZE=" + mail.size())
                .doesNotContain("BINARYMIME");
    }

    @Test
    void aServerWithoutEightBitMimeGetsAscii() throws Exception {
        Carriage carriage =
                Carriage.of(mail(BodyType.EIGHT_BIT, "\r\ngr\u00fc\u00dfe\r\n"), NOTHING);
        assertThat(carriage.conversion()).contains(Reach.SEVEN_BIT);
        try (InputStream content = carriage.mail().content().open()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .endsWith("quoted-printable\r\n\r\ngr=FC=DFe\r\n");
        }
        assertThat(new MailCommand(carriage.mail(), NOTHING, Dialect.SMTP).mail())
                .doesNotContain("BODY=");
    }

    @Test
    void whatIsCalledEightBitButIsAsciiIsLeftAsItWasSigned() throws Exception {
        Mail mail = mail(BodyType.EIGHT_BIT, "Content-Transfer-Encoding: 8bit\r\n\r\nascii\r\n");
        assertThat(Carriage.of(mail, NOTHING)).isEqualTo(new Carriage(mail, Optional.empty()));
    }

    @Test
    void aMessageThatCannotBeReadIsNotTheServersFault() {
        Mail good = mail(BodyType.BINARY, "");
        Mail gone =
                new Mail(
                        good.envelope(),
                        List.of(),
                        1,
                        () -> {
                            throw new IOException("gone");
                        });
        assertThatThrownBy(() -> Carriage.of(gone, LINES)).isInstanceOf(ContentException.class);
    }

    private static Mail mail(BodyType body, String content) {
        byte[] octets = content.getBytes(StandardCharsets.ISO_8859_1);
        return new Mail(
                new MessageEnvelope(
                        QueueId.next(Clock.systemUTC()),
                        Origin.INBOUND,
                        ReversePath.parse("carol@outside.test"),
                        "127.0.0.1",
                        Optional.empty(),
                        new MailTerms(
                                body, false, RequireTls.POLICY, MessageDsn.NONE, Optional.empty()),
                        Instant.EPOCH),
                List.of(),
                octets.length,
                () -> new ByteArrayInputStream(octets));
    }
}
