package org.mailherd.mailauth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.mailauth.dns.InMemoryDns;

class ArcSealingTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String MESSAGE =
            """
            DKIM-Signature: v=1; a=rsa-sha256; d=outside.test; s=x; h=from; bh=; b=AAAA
            From: Carol <carol@outside.test>
            To: away@alpha.test
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            Date: Wed, 4 Mar 2026 11:58:00 +0000
            Message-ID: <1@outside.test>

            At noon?
            """
                    .replace("\n", "\r\n");

    private static KeyPair rsa;
    private static KeyPair ed;
    private static final InMemoryDns DNS = new InMemoryDns();

    @BeforeAll
    static void keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        rsa = generator.generateKeyPair();
        ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        DNS.txt("a._domainkey.alpha.test", "v=DKIM1; p=" + base64(rsa.getPublic().getEncoded()));
        byte[] der = ed.getPublic().getEncoded();
        DNS.txt(
                "b._domainkey.beta.test",
                "v=DKIM1; k=ed25519; p="
                        + base64(Arrays.copyOfRange(der, der.length - 32, der.length)));
    }

    @Test
    void aFirstSealBeginsTheChain() throws Exception {
        String sealed = seal(MESSAGE, alpha());
        assertThat(sealed).startsWith("ARC-Seal: i=1; a=rsa-sha256; cv=none; d=alpha.test;");
        assertThat(sealed).contains("ARC-Authentication-Results: i=1; mx.alpha.test; spf=pass");
        assertThat(verify(sealed))
                .usingRecursiveComparison()
                .ignoringFields("words")
                .isEqualTo(new ArcResult(ArcStatus.PASS, 1, false, "", List.of()));
    }

    @Test
    void whatServersPutOnTopOfASealedMessageDoesNoHarm() throws Exception {
        String sealed =
                "Received: from mx by other; Wed, 4 Mar 2026 12:00:00 +0000\r\n"
                        + "X-Spam-Score: 1\r\nAuthentication-Results: other; spf=fail\r\n"
                        + seal(MESSAGE, alpha());
        assertThat(verify(sealed).status()).isEqualTo(ArcStatus.PASS);
    }

    @Test
    void aSecondForwarderMayChangeTheMessageAndTheChainHolds() throws Exception {
        String listed =
                seal(MESSAGE, alpha()).replace("Subject: ", "Subject: [list] ") + "-- list\r\n";
        assertThat(verify(listed).status()).isEqualTo(ArcStatus.FAIL);
        String sealed =
                "Received: from x\r\n"
                        + sealAs(
                                listed,
                                beta(),
                                new ArcResult(ArcStatus.PASS, 1, false, "", List.of()));
        assertThat(verify(sealed))
                .usingRecursiveComparison()
                .ignoringFields("words")
                .isEqualTo(new ArcResult(ArcStatus.PASS, 2, false, "", List.of()));
    }

    @Test
    void aBrokenChainIsSealedAsBrokenAndThenLeftAlone() throws Exception {
        String changed = seal(MESSAGE, alpha()).replace("noon", "night");
        ArcResult broken = verify(changed);
        assertThat(broken.reason()).isEqualTo("body hash did not verify");
        String sealed = seal(changed, beta());
        assertThat(sealed).startsWith("ARC-Seal: i=2; a=ed25519-sha256; cv=fail;");
        ArcResult ended = verify(sealed);
        assertThat(ended)
                .isEqualTo(new ArcResult(ArcStatus.FAIL, 2, true, "sealed as broken", List.of()));
        assertThat(seal(sealed, alpha())).isEqualTo(sealed);
    }

    @Test
    void aKeyThatIsUnavailableForNowBreaksNoChain() throws Exception {
        String sealed = seal(MESSAGE, alpha());
        ArcResult result =
                ArcMessages.verify(sealed, new InMemoryDns().failing("a._domainkey.alpha.test"));
        assertThat(result.status()).isEqualTo(ArcStatus.TEMPERROR);
        assertThat(sealAs(sealed, beta(), result)).isEqualTo(sealed);
    }

    @Test
    void afterFiftySealsNoneIsAdded() throws Exception {
        String sealed = MESSAGE;
        for (int i = 1; i <= 50; i++) {
            sealed = seal(sealed, beta());
        }
        assertThat(verify(sealed))
                .usingRecursiveComparison()
                .ignoringFields("words")
                .isEqualTo(new ArcResult(ArcStatus.PASS, 50, false, "", List.of()));
        assertThat(seal(sealed, beta())).isEqualTo(sealed);
    }

    /** Case 23: a second From above the first must not hide behind our seal. */
    @Test
    void duplicateHeaderAttackOnASealedMessageBreaksIt() throws Exception {
        String sealed = seal(MESSAGE, alpha());
        for (String second :
                List.of("From: boss@alpha.test", "Subject: urgent", "To: x@y.test", "Date: now")) {
            assertThat(verify(second + "\r\n" + sealed).status())
                    .as(second)
                    .isEqualTo(ArcStatus.FAIL);
        }
    }

    @Test
    void setsCannotBeTakenAwayOrExchanged() throws Exception {
        String first = seal(MESSAGE, alpha());
        String second = seal(first, beta());
        String withoutFirst = second.replaceAll("(?s)ARC-Seal: i=1.*?(?=DKIM-Signature)", "");
        assertThat(verify(withoutFirst).reason()).isEqualTo("instance 1 is not complete");
        assertThat(verify(second.replace("spf=pass", "spf=fail")).status())
                .isEqualTo(ArcStatus.FAIL);
    }

    /** No text may throw, or cost more than reading it. */
    @Test
    void randomFieldsNeverThrow() {
        Random random = new Random(7);
        String[] names = {"ARC-Seal: ", "ARC-Message-Signature: ", "ARC-Authentication-Results: "};
        String signs = "iabchdstvl=;: 0123456789\r\n\tabcpass/relaxed,rsa-sha256";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int field = 0; field < 3; field++) {
                message.append(names[random.nextInt(3)]);
                int length = random.nextInt(60);
                for (int j = 0; j < length; j++) {
                    message.append(signs.charAt(random.nextInt(signs.length())));
                }
                message.append("\r\n");
            }
            assertThat(verify(message + "\r\nbody").status()).isNotEqualTo(ArcStatus.PASS);
        }
    }

    private static String seal(String message, DkimSigningKey key) throws Exception {
        return sealAs(message, key, verify(message));
    }

    private static String sealAs(String message, DkimSigningKey key, ArcResult chain)
            throws Exception {
        ArcSealing sealing = new ArcSealing(ArcMessages.header(message), key, NOW);
        ArcMessages.body(message, sealing);
        StringBuilder sealed = new StringBuilder();
        sealing.finish(chain, "mx.alpha.test; spf=pass smtp.mailfrom=carol@outside.test; dkim=none")
                .forEach(field ->
                        sealed.append(field.name())
                                .append(": ")
                                .append(field.value())
                                .append("\r\n"));
        return sealed + message;
    }

    private static ArcResult verify(String message) {
        return ArcMessages.verify(message, DNS);
    }

    private static DkimSigningKey alpha() {
        return new DkimSigningKey("alpha.test", "a", DkimAlgorithm.RSA_SHA256, rsa.getPrivate());
    }

    private static DkimSigningKey beta() {
        return new DkimSigningKey("beta.test", "b", DkimAlgorithm.ED25519_SHA256, ed.getPrivate());
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
