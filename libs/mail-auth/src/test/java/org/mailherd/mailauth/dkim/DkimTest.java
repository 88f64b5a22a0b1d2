package org.mailherd.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.mailherd.mailauth.header.HeaderBlock;

class DkimTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair ED = pair("Ed25519", 255);
    private static final String HEADER =
            "From: Alice <alice@alpha.test>\r\nTo: bob@beta.test\r\nSubject: a\r\n  folded   subject \r\n";
    private static final String BODY = "Hello  there \t\r\n\r\nlast line\r\n\r\n\r\n";

    private final InMemoryDns dns =
            new InMemoryDns()
                    .txt(
                            "r._domainkey.alpha.test",
                            "v=DKIM1; k=rsa; p=" + base64(RSA.getPublic().getEncoded()))
                    .txt(
                            "e._domainkey.alpha.test",
                            "v=DKIM1; k=ed25519; p=" + base64(bareEd25519()));

    @Test
    void verifiesWhatItSignsWithBothAlgorithms() throws Exception {
        String message = signed(HEADER, BODY) + "\r\n" + BODY;
        assertThat(verify(message))
                .extracting(DkimResult::status)
                .containsExactly(DkimStatus.PASS, DkimStatus.PASS);
        assertThat(verify(message))
                .extracting(DkimResult::algorithm)
                .containsExactly("rsa-sha256", "ed25519-sha256");
    }

    @Test
    void survivesRefoldingAndTrailingWhiteSpace() throws Exception {
        String header =
                signed(HEADER, BODY)
                        .replace("a\r\n  folded   subject \r\n", "a folded subject\r\n");
        assertThat(verify(header + "\r\nHello there\r\n\r\nlast line  \r\n"))
                .allMatch(r -> r.status() == DkimStatus.PASS);
    }

    @Test
    void changedBodyOrHeaderFails() throws Exception {
        String header = signed(HEADER, BODY);
        assertThat(verify(header + "\r\n" + BODY + "more\r\n"))
                .extracting(DkimResult::reason)
                .containsOnly("body hash did not verify");
        assertThat(verify(header.replace("bob@", "eve@") + "\r\n" + BODY))
                .extracting(DkimResult::reason)
                .containsOnly("signature did not verify");
    }

    @Test
    void secondFromAddedAfterSigningFails() throws Exception {
        assertThat(verify("From: ceo@alpha.test\r\n" + signed(HEADER, BODY) + "\r\n" + BODY))
                .allMatch(r -> r.status() == DkimStatus.FAIL);
    }

    @Test
    void signatureThatLeavesPartOfTheBodyOpenIsNotAPass() throws Exception {
        String signature =
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=alpha.test; s=r; l=7; h=from; bh=%s; b="
                        .formatted(
                                base64(
                                        BodyHash.sha256()
                                                .digest(
                                                        "Hello\r\n"
                                                                .getBytes(
                                                                        StandardCharsets
                                                                                .US_ASCII))));
        HeaderBlock header =
                HeaderBlock.parse(
                        (signature + "\r\n" + HEADER).getBytes(StandardCharsets.US_ASCII));
        byte[] input =
                HeaderHash.input(
                        header,
                        List.of("from"),
                        header.fields().getFirst(),
                        Canonicalization.RELAXED);
        java.security.Signature signer = java.security.Signature.getInstance("SHA256withRSA");
        signer.initSign(RSA.getPrivate());
        signer.update(input);
        String whole = signature + base64(signer.sign()) + "\r\n" + HEADER;
        assertThat(verify(whole + "\r\nHello\r\n").getFirst().status()).isEqualTo(DkimStatus.PASS);
        assertThat(verify(whole + "\r\nHello\r\nBuy!\r\n").getFirst().status())
                .isEqualTo(DkimStatus.POLICY);
        assertThat(verify(whole + "\r\n").getFirst().status()).isEqualTo(DkimStatus.FAIL);
    }

    @Test
    void missingKeyIsPermerrorAndSilentDnsIsTemperror() throws Exception {
        String message = signed(HEADER, BODY) + "\r\n" + BODY;
        assertThat(verify(message, new InMemoryDns()))
                .allMatch(r -> r.status() == DkimStatus.PERMERROR);
        InMemoryDns silent =
                new InMemoryDns()
                        .failing("r._domainkey.alpha.test")
                        .failing("e._domainkey.alpha.test");
        assertThat(verify(message, silent)).allMatch(r -> r.status() == DkimStatus.TEMPERROR);
    }

    @Test
    void revokedKeyIsPermerror() throws Exception {
        InMemoryDns revoked = new InMemoryDns().txt("r._domainkey.alpha.test", "v=DKIM1; p=");
        assertThat(verify(signed(HEADER, BODY) + "\r\n" + BODY, revoked).getFirst().reason())
                .isEqualTo("key is revoked");
    }

    @Test
    void floodOfSignaturesCostsAtMostTenLookups() throws Exception {
        String signature =
                signed(HEADER, BODY)
                        .lines()
                        .takeWhile(l -> !l.startsWith("From"))
                        .reduce("", (a, b) -> a + b + "\r\n");
        assertThat(verify(signature.repeat(50) + HEADER + "\r\n" + BODY)).hasSize(10);
        assertThat(dns.questions()).isLessThanOrEqualTo(10);
    }

    @Test
    void unusableSignaturesArePermerrors() {
        for (String value :
                List.of(
                        "",
                        "v=2; a=rsa-sha256; d=alpha.test; s=r; h=from; bh=AA==; b=AA==",
                        "v=1; a=rsa-sha1; d=alpha.test; s=r; h=from; bh=AA==; b=AA==",
                        "v=1; a=rsa-sha256; d=alpha.test; s=r; h=subject; bh=AA==; b=AA==",
                        "v=1; a=rsa-sha256; d=alpha.test; d=b; s=r; h=from; bh=AA==; b=AA==",
                        "v=1; a=rsa-sha256; d=alpha.test; i=@beta.test; s=r; h=from; bh=AA==; b=AA==",
                        "v=1; a=rsa-sha256; d=alpha.test; s=r; h=from; bh=!!; b=AA==",
                        "v=1; a=rsa-sha256; d=alpha.test; s=r; h=from; t=5; x=4; bh=AA==; b=AA==")) {
            assertThat(verify("DKIM-Signature: " + value + "\r\n" + HEADER + "\r\n" + BODY))
                    .as(value)
                    .allMatch(r -> r.status() == DkimStatus.PERMERROR);
        }
    }

    private List<DkimResult> verify(String message) {
        return verify(message, dns);
    }

    private static List<DkimResult> verify(String message, InMemoryDns dns) {
        int split = message.indexOf("\r\n\r\n") + 4;
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        DkimVerification verification =
                new DkimVerifier(dns, Clock.fixed(NOW, ZoneOffset.UTC))
                        .begin(HeaderBlock.parse(Arrays.copyOf(octets, split)));
        for (int i = split; i < octets.length; i++) {
            verification.update(octets, i, 1);
        }
        return verification.finish();
    }

    private static String signed(String header, String body) throws GeneralSecurityException {
        DkimSigning signing =
                new DkimSigning(
                        HeaderBlock.parse(header.getBytes(StandardCharsets.ISO_8859_1)),
                        List.of(
                                new DkimSigningKey(
                                        "alpha.test",
                                        "r",
                                        DkimAlgorithm.RSA_SHA256,
                                        RSA.getPrivate()),
                                new DkimSigningKey(
                                        "alpha.test",
                                        "e",
                                        DkimAlgorithm.ED25519_SHA256,
                                        ED.getPrivate())),
                        NOW);
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        signing.update(octets, 0, octets.length);
        StringBuilder text = new StringBuilder();
        signing.finish()
                .forEach(value -> text.append("DKIM-Signature: ").append(value).append("\r\n"));
        return text + header;
    }

    private static byte[] bareEd25519() {
        byte[] encoded = ED.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
