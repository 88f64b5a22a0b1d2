package org.mailherd.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimSigning;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dkim.DkimVerification;
import org.mailherd.mailauth.dkim.DkimVerifier;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.smtp.convert.Reach;
import org.mailherd.smtp.signing.DkimResigner;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a server without 8BITMIME gets of signed mail verifies there. */
class ConvertedSignatureTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Extensions SEVEN_BIT = new Extensions(Map.of());
    private static final Extensions EIGHT_BIT = new Extensions(Map.of("8BITMIME", ""));
    private static final String HEADER =
            """
            Received: from laptop.test
            From: Alice <alice@alpha.test>
            To: carol@outside.test
            Subject: Lunch
            Date: Wed, 4 Mar 2026 11:58:00 +0000
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit
            """
                    .replace("\n", "\r\n");
    private static final String BODY = "Gr\u00fc\u00dfe\r\n\r\n.dot\r\n";

    private static KeyPair pair;

    @BeforeAll
    static void key() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void theConvertedMessageVerifies() throws Exception {
        String message = signed("alpha.test") + HEADER + "\r\n" + BODY;
        assertThat(statuses(message)).containsExactly(DkimStatus.PASS);
        String sent = sent(message, Origin.SUBMISSION, SEVEN_BIT);
        assertThat(sent).contains("Gr=FC=DFe").isEqualTo(ascii(sent));
        assertThat(statuses(sent)).containsExactly(DkimStatus.PASS);
    }

    @Test
    void itsSizeIsTheOneThatIsAnnounced() throws Exception {
        String message = signed("alpha.test") + HEADER + "\r\n" + BODY;
        Mail mail = mail(message, Origin.SUBMISSION).signedBy(resigner());
        Mail converted = Carriage.of(mail, SEVEN_BIT).mail();
        try (InputStream content = converted.content().open()) {
            assertThat(converted.size()).isEqualTo(content.readAllBytes().length + 2);
        }
    }

    @Test
    void whatGoesAsItIsKeepsItsSignature() throws Exception {
        String message = signed("alpha.test") + HEADER + "\r\n" + BODY;
        assertThat(sent(message, Origin.SUBMISSION, EIGHT_BIT)).isEqualTo(message);
    }

    /** Somebody else's mail that we pass on is not ours to vouch for. */
    @Test
    void othersMailIsNotSigned() throws Exception {
        String sent =
                sent(signed("alpha.test") + HEADER + "\r\n" + BODY, Origin.INBOUND, SEVEN_BIT);
        assertThat(statuses(sent)).containsExactly(DkimStatus.FAIL);
    }

    /** As a redirect of Sieve: the scanner had its reasons. */
    @Test
    void whatTheScannerLeftUnsignedStaysSo() throws Exception {
        assertThat(sent(HEADER + "\r\n" + BODY, Origin.SUBMISSION, SEVEN_BIT))
                .doesNotContain("DKIM-Signature");
    }

    @Test
    void aSignatureOfAnotherDomainIsNoReasonToSign() throws Exception {
        String sent =
                sent(signed("evil.test") + HEADER + "\r\n" + BODY, Origin.SUBMISSION, SEVEN_BIT);
        assertThat(sent).containsOnlyOnce("DKIM-Signature").contains("d=evil.test");
    }

    @Test
    void withoutTheKeysTheMessageWaits() {
        Mail mail =
                mail(signed("alpha.test") + HEADER + "\r\n" + BODY, Origin.SUBMISSION)
                        .signedBy(
                                new DkimResigner(
                                        _ -> {
                                            throw new DataAccessResourceFailureException("away");
                                        },
                                        CLOCK));
        assertThatThrownBy(() -> Carriage.of(mail, SEVEN_BIT)).isInstanceOf(ContentException.class);
    }

    private static String sent(String message, Origin origin, Extensions extensions)
            throws Exception {
        Carriage carriage = Carriage.of(mail(message, origin).signedBy(resigner()), extensions);
        assertThat(carriage.conversion().filter(Reach.SEVEN_BIT::equals).isPresent())
                .isEqualTo(extensions == SEVEN_BIT);
        try (InputStream content = carriage.mail().content().open()) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Resigner resigner() {
        SigningKeys keys =
                domain ->
                        domain.equals("alpha.test")
                                ? List.of(
                                        new SigningKey(
                                                "alpha.test",
                                                "s",
                                                SigningKey.Algorithm.ED25519,
                                                pair.getPrivate(),
                                                ""))
                                : List.of();
        return new DkimResigner(keys, CLOCK);
    }

    private static String signed(String domain) {
        DkimSigning signing =
                new DkimSigning(
                        HeaderBlock.parse(latin(HEADER)),
                        List.of(
                                new DkimSigningKey(
                                        domain,
                                        "s",
                                        DkimAlgorithm.ED25519_SHA256,
                                        pair.getPrivate())),
                        NOW);
        signing.update(latin(BODY), 0, BODY.length());
        try {
            return "DKIM-Signature: " + signing.finish().getFirst() + "\r\n";
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<DkimStatus> statuses(String message) {
        int split = message.indexOf("\r\n\r\n") + 4;
        DkimVerification verification =
                new DkimVerifier(new KeyRecord(), CLOCK)
                        .begin(HeaderBlock.parse(latin(message.substring(0, split))));
        byte[] body = latin(message.substring(split));
        verification.update(body, 0, body.length);
        return verification.finish().stream().map(DkimResult::status).toList();
    }

    private static final class KeyRecord implements Dns {
        @Override
        public Answer<String> txt(String name) {
            byte[] key = pair.getPublic().getEncoded();
            byte[] bare = java.util.Arrays.copyOfRange(key, key.length - 32, key.length);
            return name.equals("s._domainkey.alpha.test")
                    ? Answer.of(
                            List.of(
                                    "v=DKIM1; k=ed25519; p="
                                            + Base64.getEncoder().encodeToString(bare)))
                    : Answer.of(List.of());
        }

        @Override
        public Answer<Inet4Address> a(String name) {
            return Answer.of(List.of());
        }

        @Override
        public Answer<Inet6Address> aaaa(String name) {
            return Answer.of(List.of());
        }

        @Override
        public Answer<MailExchanger> mx(String name) {
            return Answer.of(List.of());
        }

        @Override
        public Answer<String> ptr(InetAddress address) {
            return Answer.of(List.of());
        }
    }

    private static Mail mail(String message, Origin origin) {
        byte[] octets = latin(message);
        return new Mail(
                new MessageEnvelope(
                        QueueId.next(CLOCK),
                        origin,
                        ReversePath.parse("alice@alpha.test"),
                        "127.0.0.1",
                        Optional.empty(),
                        new MailTerms(
                                BodyType.EIGHT_BIT,
                                false,
                                RequireTls.POLICY,
                                MessageDsn.NONE,
                                Optional.empty()),
                        Instant.EPOCH),
                List.of(),
                octets.length,
                () -> new ByteArrayInputStream(octets));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String ascii(String text) throws IOException {
        return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }
}
