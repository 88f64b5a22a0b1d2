package org.mailherd.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.dmarc.DmarcCheck;
import org.mailherd.mailauth.dmarc.DmarcMethod;
import org.mailherd.mailauth.dmarc.DmarcQuery;
import org.mailherd.mailauth.dmarc.DmarcStatus;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/** RFC 8616 5: names in d=, s= and i= as U-labels or as A-labels. */
class InternationalDkimTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String A_LABELS = "xn--mnchen-3ya.test";
    private static final String U_LABELS = "m\u00fcnchen.test";
    private static final String HEADER = "From: <j\u00fcrgen@m\u00fcnchen.test>\r\nSubject: a\r\n";
    private static final String BODY = "Hello\r\n";
    private static KeyPair pair;

    private final InMemoryDns dns = new InMemoryDns();

    @BeforeAll
    static void makeKey() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private void publish(String name) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] bare = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        dns.txt(name, "v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(bare));
    }

    /** A character for each octet, as a header is kept. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String signed(String domain, String selector) throws Exception {
        DkimSigning signing =
                new DkimSigning(
                        HeaderBlock.parse(HEADER.getBytes(StandardCharsets.UTF_8)),
                        List.of(
                                new DkimSigningKey(
                                        octets(domain),
                                        octets(selector),
                                        DkimAlgorithm.ED25519_SHA256,
                                        pair.getPrivate())),
                        NOW);
        byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
        signing.update(body, 0, body.length);
        return "DKIM-Signature: " + signing.finish().getFirst() + "\r\n" + octets(HEADER);
    }

    private DkimResult verify(String header) {
        DkimVerification verification =
                new DkimVerifier(dns, Clock.fixed(NOW, ZoneOffset.UTC))
                        .begin(
                                HeaderBlock.parse(
                                        (header + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        byte[] body = BODY.getBytes(StandardCharsets.US_ASCII);
        verification.update(body, 0, body.length);
        return verification.finish().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "m\u00fcnchen.test, s",
        "M\u00dcNCHEN.test, s",
        "xn--mnchen-3ya.test, s",
        "XN--MNCHEN-3YA.test, s",
        "m\u00fcnchen.test, sch\u00f6n",
        "xn--mnchen-3ya.test, sch\u00f6n",
        "m\u00fcnchen.test, xn--schn-7qa"
    })
    void theKeyIsAskedForByALabelsAndTheDomainIsToldInThem(String domain, String selector)
            throws Exception {
        publish((selector.equals("s") ? "s" : "xn--schn-7qa") + "._domainkey." + A_LABELS);
        DkimResult result = verify(signed(domain, selector));
        assertThat(result.status()).as(result.reason()).isEqualTo(DkimStatus.PASS);
        assertThat(result.domain()).isEqualTo(A_LABELS);
        assertThat(result.identity()).isEqualTo("@" + A_LABELS);
    }

    /** The hash is over the name as it stands in the field. */
    @Test
    void aNameWrittenInTheOtherFormOnTheWayBreaksTheSignature() throws Exception {
        publish("s._domainkey." + A_LABELS);
        String header = signed(U_LABELS, "s").replace("d=" + octets(U_LABELS), "d=" + A_LABELS);
        assertThat(verify(header).reason()).isEqualTo("signature did not verify");
    }

    @Test
    void whatIsProvenAlignsWithAnAuthorInEitherForm() throws Exception {
        publish("s._domainkey." + A_LABELS);
        dns.txt("_dmarc." + A_LABELS, "v=DMARC1; p=reject; adkim=s");
        for (String signer : List.of(U_LABELS, A_LABELS)) {
            DkimResult proven = verify(signed(signer, "s"));
            for (String author : List.of(U_LABELS, A_LABELS, "M\u00dcNCHEN.TEST")) {
                DmarcQuery query =
                        new DmarcQuery(
                                List.of(author), Optional.empty(), false, List.of(proven), 0);
                assertThat(new DmarcCheck(dns, DmarcMethod.TREE_WALK).check(query).status())
                        .isEqualTo(DmarcStatus.PASS);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "j\u00fcrgen@m\u00fcnchen.test, j\u00fcrgen@xn--mnchen-3ya.test",
        "j\u00fcrgen@post.xn--mnchen-3ya.test, j\u00fcrgen@post.xn--mnchen-3ya.test",
        "@post.m\u00fcnchen.test, @post.xn--mnchen-3ya.test",
        "a@XN--MNCHEN-3YA.test, a@XN--MNCHEN-3YA.test"
    })
    void theIdentityMayBeInEitherFormAndItsLocalPartInItsScript(String written, String read)
            throws Exception {
        for (String domain : List.of(U_LABELS, A_LABELS)) {
            assertThat(DkimSignature.parse(field(domain, written)).identity()).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@munchen.test", "a@m\u0443nchen.test", "a@\u00fcmuenchen.test", "a@test"})
    void anIdentityOfAnotherNameIsRefused(String identity) {
        assertThat(refusal(U_LABELS, identity)).isEqualTo("identity is outside of the domain");
    }

    @Test
    void whatIsNoNameIsAnAnswerAndNoFault() {
        assertThat(refusal("a\u200b\ufffe.test", "@a.test")).isEqualTo("a name is none of the DNS");
        assertThat(
                        verify(
                                        "DKIM-Signature: v=1; a=ed25519-sha256; d=m\u00fc.test; s=s; h=from;"
                                                + " bh=AA==; b=AA==\r\nFrom: a\r\n")
                                .reason())
                .isEqualTo("a tag is no UTF-8");
    }

    private static HeaderField field(String domain, String identity) {
        String value =
                "v=1; a=rsa-sha256; d=%s; i=%s; s=s; h=from; bh=AA==; b=AA=="
                        .formatted(domain, identity);
        return new HeaderField(
                DkimSignature.NAME, DkimSignature.NAME + ": " + octets(value) + "\r\n");
    }

    private static String refusal(String domain, String identity) {
        try {
            return DkimSignature.parse(field(domain, identity)).domain();
        } catch (DkimException e) {
            return e.reason();
        }
    }
}
