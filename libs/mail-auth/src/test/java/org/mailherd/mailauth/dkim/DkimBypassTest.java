package org.mailherd.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.mailherd.mailauth.header.HeaderBlock;

/** Ways to make somebody else's text pass under our signature (case 23, sending side). */
class DkimBypassTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final InMemoryDns DNS = new InMemoryDns();
    private static final String HEADER =
            """
            From: Alice <alice@alpha.test>
            To: carol@outside.test
            Subject: Lunch
            Date: Wed, 4 Mar 2026 11:58:00 +0000
            Message-ID: <1@alpha.test>
            MIME-Version: 1.0
            Content-Type: text/plain
            """
                    .replace("\n", "\r\n");
    private static final String BODY = "At noon?\r\n";

    private static KeyPair rsa;

    @BeforeAll
    static void key() throws Exception {
        rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        DNS.txt(
                "r._domainkey.alpha.test",
                "v=DKIM1; p=" + Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded()));
    }

    @Test
    void whatWeSignVerifies() throws Exception {
        assertThat(verify(signed() + HEADER + "\r\n" + BODY)).isEqualTo(DkimStatus.PASS);
    }

    @Test
    void multipleFromAttackBreaksTheSignature() throws Exception {
        for (String second :
                List.of(
                        "From: boss@alpha.test",
                        "Subject: urgent",
                        "To: all@alpha.test",
                        "Cc: all@alpha.test",
                        "Reply-To: thief@evil.test",
                        "Date: Thu, 5 Mar 2026 11:58:00 +0000",
                        "Message-ID: <2@evil.test>",
                        "Content-Type: text/html",
                        "MIME-Version: 1.1")) {
            assertThat(verify(second + "\r\n" + signed() + HEADER + "\r\n" + BODY))
                    .as("on top: " + second)
                    .isEqualTo(DkimStatus.FAIL);
            assertThat(verify(signed() + HEADER + second + "\r\n\r\n" + BODY))
                    .as("at the end: " + second)
                    .isEqualTo(DkimStatus.FAIL);
        }
    }

    @Test
    void bodyLengthAttackFindsNoTagL() throws Exception {
        assertThat(signed()).doesNotContainPattern("[;\\s]l=");
        assertThat(verify(signed() + HEADER + "\r\n" + BODY + "Buy!\r\n"))
                .isEqualTo(DkimStatus.FAIL);
    }

    @Test
    void bodyLengthCannotBeAddedAfterwards() throws Exception {
        String limited = signed().replace("; bh=", "; l=" + BODY.length() + "; bh=");
        limited = limited.replace("\tbh=", "\tl=" + BODY.length() + "; bh=");
        assertThat(verify(limited + HEADER + "\r\n" + BODY + "Buy!\r\n"))
                .isNotEqualTo(DkimStatus.PASS);
    }

    @Test
    void aSignatureOfSomebodyElseBesideOursChangesNothing() throws Exception {
        String theirs =
                "DKIM-Signature: v=1; a=rsa-sha256; d=evil.test; s=x; h=from; bh=AA==; b=AA==\r\n";
        assertThat(verify(signed() + theirs + HEADER + "\r\n" + BODY)).isEqualTo(DkimStatus.PASS);
        List<DkimResult> results = results(theirs + signed() + HEADER + "\r\n" + BODY);
        assertThat(results)
                .extracting(DkimResult::status)
                .containsExactly(DkimStatus.PERMERROR, DkimStatus.PASS);
    }

    @Test
    void identityIsTheDomainItself() throws Exception {
        assertThat(signed()).contains("d=alpha.test").doesNotContain("i=");
    }

    private static String signed() throws Exception {
        DkimSigning signing =
                new DkimSigning(
                        HeaderBlock.parse(HEADER.getBytes(StandardCharsets.ISO_8859_1)),
                        List.of(
                                new DkimSigningKey(
                                        "alpha.test",
                                        "r",
                                        DkimAlgorithm.RSA_SHA256,
                                        rsa.getPrivate())),
                        NOW);
        byte[] octets = BODY.getBytes(StandardCharsets.ISO_8859_1);
        signing.update(octets, 0, octets.length);
        return "DKIM-Signature: " + signing.finish().getFirst() + "\r\n";
    }

    private static DkimStatus verify(String message) {
        return results(message).getFirst().status();
    }

    private static List<DkimResult> results(String message) {
        int split = message.indexOf("\r\n\r\n") + 4;
        DkimVerification verification =
                new DkimVerifier(DNS, Clock.fixed(NOW, ZoneOffset.UTC))
                        .begin(
                                HeaderBlock.parse(
                                        message.substring(0, split)
                                                .getBytes(StandardCharsets.ISO_8859_1)));
        byte[] body = message.substring(split).getBytes(StandardCharsets.ISO_8859_1);
        verification.update(body, 0, body.length);
        return verification.finish();
    }
}
