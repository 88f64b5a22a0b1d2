package org.mailherd.tests.mailauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcSealing;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcVerification;
import org.mailherd.mailauth.arc.ArcVerifier;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimSigning;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.mailauth.dkim.DkimVerification;
import org.mailherd.mailauth.dkim.DkimVerifier;
import org.mailherd.mailauth.header.HeaderBlock;

/** Debian's dkimpy and we agree, both ways, for both algorithms. */
@Tag("system")
class DkimpyIT {
    private static final String DOMAIN = "alpha.test";
    private static final String RESULTS = "mx.alpha.test; spf=pass smtp.mailfrom=a@b.example";

    /** Folds, white space at the ends, empty lines, 8 bits, and a body that ends in the middle. */
    private static final String MESSAGE =
            """
            From: =?UTF-8?Q?J=C3=B6rg?=
             <joerg@alpha.test>
            To: bob@beta.test,  \t
            \tcarol@beta.test
            Subject:   a   subject~~
            Date: Wed, 4 Mar 2026 11:58:00 +0000
            Message-ID: <1@alpha.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            ~ two  words \t
            Gr\u00fc\u00dfe


            last\t~line~


            """
                    .replace("~", " ")
                    .replace("\n", "\r\n");

    @TempDir Path folder;
    private PublishedKeys keys;

    @BeforeEach
    void keys() {
        keys = new PublishedKeys();
    }

    @ParameterizedTest
    @EnumSource(DkimAlgorithm.class)
    void dkimpyVerifiesWhatWeSign(DkimAlgorithm algorithm) throws Exception {
        byte[] signed = signed(octets(MESSAGE), List.of(key("ours", algorithm)));
        assertThat(python().verifies(signed, keys)).isTrue();
        assertThat(python().verifies(changed(signed), keys)).isFalse();
    }

    @Test
    void dkimpyVerifiesBothSignaturesOfOneMessage() throws Exception {
        byte[] signed =
                signed(
                        octets(MESSAGE),
                        List.of(
                                key("r", DkimAlgorithm.RSA_SHA256),
                                key("e", DkimAlgorithm.ED25519_SHA256)));
        assertThat(python().verifiesAt(signed, keys, 0)).isTrue();
        assertThat(python().verifiesAt(signed, keys, 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"})
    void weVerifyWhatDkimpySigns(String forms) throws Exception {
        for (DkimAlgorithm algorithm : DkimAlgorithm.values()) {
            DkimSigningKey key = key("theirs", algorithm);
            byte[] signed = python().signs(octets(MESSAGE), key, forms);
            assertThat(verify(signed)).as(algorithm.tag()).allMatch(DkimResult::proves).hasSize(1);
            assertThat(verify(changed(signed))).noneMatch(DkimResult::proves);
        }
    }

    @Test
    void weVerifyWhatDkimpySignsOfAnEmptyBody() throws Exception {
        byte[] bodiless = octets(MESSAGE.substring(0, MESSAGE.indexOf("\r\n\r\n") + 4));
        for (String forms : List.of("simple/simple", "relaxed/relaxed")) {
            DkimSigningKey key = key("theirs", DkimAlgorithm.RSA_SHA256);
            assertThat(verify(python().signs(bodiless, key, forms)))
                    .as(forms)
                    .allMatch(DkimResult::proves);
        }
    }

    @Test
    void dkimpyVerifiesOurSealAndWeVerifyTheirs() throws Exception {
        DkimSigningKey key = key("seal", DkimAlgorithm.RSA_SHA256);
        byte[] once = sealed(octets(MESSAGE), key);
        assertThat(python().chainPasses(once, keys)).isTrue();
        byte[] twice = python().seals(once, key, keys);
        assertThat(chain(twice).status()).isEqualTo(ArcStatus.PASS);
        assertThat(chain(twice).instances()).isEqualTo(2);
        byte[] thrice = sealed(twice, key);
        assertThat(python().chainPasses(thrice, keys)).isTrue();
        assertThat(python().chainPasses(changed(thrice), keys)).isFalse();
        assertThat(chain(changed(thrice)).status()).isEqualTo(ArcStatus.FAIL);
    }

    private Dkimpy python() {
        return new Dkimpy(folder);
    }

    private DkimSigningKey key(String selector, DkimAlgorithm algorithm) {
        KeyPair pair = keys.publish(selector + "._domainkey." + DOMAIN, algorithm);
        return new DkimSigningKey(DOMAIN, selector, algorithm, pair.getPrivate());
    }

    private static byte[] signed(byte[] message, List<DkimSigningKey> signing) throws Exception {
        Parts parts = split(message);
        DkimSigning signatures = new DkimSigning(parts.header(), signing, Instant.now());
        signatures.update(message, parts.body(), message.length - parts.body());
        StringBuilder fields = new StringBuilder();
        signatures
                .finish()
                .forEach(value -> fields.append("DKIM-Signature: ").append(value).append("\r\n"));
        return joined(fields.toString(), message);
    }

    private byte[] sealed(byte[] message, DkimSigningKey key) throws Exception {
        Parts parts = split(message);
        ArcSealing sealing = new ArcSealing(parts.header(), key, Instant.now());
        sealing.update(message, parts.body(), message.length - parts.body());
        StringBuilder fields = new StringBuilder();
        sealing.finish(chain(message), RESULTS)
                .forEach(field ->
                        fields.append(field.name())
                                .append(": ")
                                .append(field.value())
                                .append("\r\n"));
        return joined(fields.toString(), message);
    }

    private List<DkimResult> verify(byte[] message) {
        Parts parts = split(message);
        DkimVerification verification =
                new DkimVerifier(keys.dns(), Clock.systemUTC()).begin(parts.header());
        verification.update(message, parts.body(), message.length - parts.body());
        return verification.finish();
    }

    private ArcResult chain(byte[] message) {
        Parts parts = split(message);
        ArcVerification verification = new ArcVerifier(keys.dns()).begin(parts.header());
        verification.update(message, parts.body(), message.length - parts.body());
        return verification.finish();
    }

    private static byte[] changed(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .replace("two  words", "too  words")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(String fields, byte[] message) {
        return (fields + new String(message, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * @param body where it begins
     */
    private record Parts(HeaderBlock header, int body) {}

    private static Parts split(byte[] message) {
        int body = new String(message, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        return new Parts(HeaderBlock.parse(Arrays.copyOf(message, body)), body);
    }
}
