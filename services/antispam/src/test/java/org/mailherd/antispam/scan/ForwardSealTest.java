package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.milter.HeaderChanges;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcVerification;
import org.mailherd.mailauth.arc.ArcVerifier;
import org.mailherd.mailauth.header.HeaderBlock;

/** Mail that an alias sends on to elsewhere. */
class ForwardSealTest {
    private final Scans scans = new Scans();

    @Test
    void forwardedMailIsSealedByTheDomainThatForwardsIt() throws Exception {
        keys();
        ScanOutcome.Judged judged = scans.judge(Scans.CLEAN, Scans.forwarded("alpha.test"));
        assertThat(names(judged))
                .startsWith("ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results");
        assertThat(value(judged, "ARC-Authentication-Results"))
                .isEqualTo("i=1; " + value(judged, "Authentication-Results"));
        assertThat(verify(leaving(judged)).status()).isEqualTo(ArcStatus.PASS);
    }

    @Test
    void theNextOneFindsTheChainInTheResults() throws Exception {
        keys();
        String once = leaving(scans.judge(Scans.CLEAN, Scans.forwarded("alpha.test")));
        ScanOutcome.Judged twice = scans.judge(once, Scans.forwarded("alpha.test"));
        assertThat(value(twice, "Authentication-Results")).contains("arc=pass");
        assertThat(value(twice, "ARC-Seal")).startsWith("i=2; a=rsa-sha256; cv=pass;");
    }

    @Test
    void aSealWhoseKeyTheDnsDoesNotTellProvesNothing() throws Exception {
        keys();
        String once = leaving(scans.judge(Scans.CLEAN, Scans.forwarded("alpha.test")));
        assertThat(Scans.symbols(scans.judge(once))).contains("ARC_ALLOW");
        Scans others = new Scans();
        others.dns.failing("dkim._domainkey.alpha.test");
        assertThat(Scans.symbols(others.judge(once))).contains("ARC_DNSFAIL");
    }

    @Test
    void mailThatStaysIsNotSealed() throws Exception {
        keys();
        assertThat(names(scans.judge(Scans.CLEAN))).noneMatch(name -> name.startsWith("ARC"));
    }

    @Test
    void aDomainWithoutKeyForwardsUnsealed() throws Exception {
        keys();
        assertThat(names(scans.judge(Scans.CLEAN, Scans.forwarded("beta.test"))))
                .noneMatch(name -> name.startsWith("ARC"));
    }

    /** Mail of others is never signed as ours. */
    @Test
    void forwardedMailGetsNoDkimSignature() throws Exception {
        keys();
        String ours = Scans.CLEAN.replace("carol@outside.test", "alice@alpha.test");
        assertThat(scans.scan(ours, Scans.forwarded("alpha.test")))
                .isInstanceOf(ScanOutcome.Judged.class);
        assertThat(names(scans.judge(ours, Scans.forwarded("alpha.test"))))
                .doesNotContain("DKIM-Signature");
    }

    private void keys() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        scans.keys(domain ->
                domain.equals("alpha.test")
                        ? List.of(
                                new SigningKey(
                                        "alpha.test",
                                        "dkim",
                                        SigningKey.Algorithm.RSA,
                                        rsa.getPrivate(),
                                        ""))
                        : List.of());
        scans.dns.txt(
                "dkim._domainkey.alpha.test",
                "v=DKIM1; p=" + Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded()));
    }

    /** What smtp makes of the answer: its trace on top, then the fields that were added. */
    private static String leaving(ScanOutcome.Judged judged) {
        StringBuilder message = new StringBuilder("Received: from mx.outside.test by us\r\n");
        judged.changes()
                .add()
                .forEach(field ->
                        message.append(field.name())
                                .append(": ")
                                .append(field.value())
                                .append("\r\n"));
        return message + Scans.CLEAN;
    }

    private ArcResult verify(String message) {
        int split = message.indexOf("\r\n\r\n") + 4;
        HeaderBlock header =
                HeaderBlock.parse(message.substring(0, split).getBytes(StandardCharsets.UTF_8));
        ArcVerification verification = new ArcVerifier(scans.dns).begin(header);
        byte[] body = message.substring(split).getBytes(StandardCharsets.UTF_8);
        verification.update(body, 0, body.length);
        return verification.finish();
    }

    private static List<String> names(ScanOutcome.Judged judged) {
        return judged.changes().add().stream().map(HeaderChanges.Addition::name).toList();
    }

    private static String value(ScanOutcome.Judged judged, String name) {
        return judged.changes().add().stream()
                .filter(field -> field.name().equals(name))
                .map(HeaderChanges.Addition::value)
                .findFirst()
                .orElseThrow();
    }
}
