package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dkim.DkimVerification;
import org.mailherd.mailauth.dkim.DkimVerifier;
import org.mailherd.mailauth.header.HeaderBlock;

class ScannerTest {

    private static final String GTUBE =
            "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    private final Scans scans = new Scans();

    @Test
    void honestMailPasses() {
        ScanOutcome.Judged judged = scans.judge(Scans.CLEAN);
        assertThat(judged.verdict().action()).isEqualTo(Action.NO_ACTION);
        assertThat(Scans.symbols(judged))
                .containsExactly(
                        "R_SPF_ALLOW", "R_DKIM_NA", "ARC_NA", "DMARC_NA", "FROM_EQ_ENVFROM");
        assertThat(judged.messageId()).isEqualTo("1@outside.test");
    }

    @Test
    void testStringForUnwantedMailIsRejected() {
        ScanOutcome.Judged judged = scans.judge(Scans.CLEAN + GTUBE + "\r\n");
        assertThat(judged.verdict().action()).isEqualTo(Action.REJECT);
        assertThat(judged.verdict().smtpMessage()).isPresent();
    }

    @Test
    void testStringForJunkGetsAHeader() {
        ScanOutcome.Judged judged =
                scans.judge(Scans.CLEAN + GTUBE.replaceFirst("X", "Y") + "\r\n");
        assertThat(judged.verdict().action()).isEqualTo(Action.ADD_HEADER);
    }

    @Test
    void mailOfAForwardingHostIsNotJudgedByThatHost() {
        Envelope stranger = Scans.envelope("192.0.2.77", "carol@outside.test");
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, stranger))).contains("R_SPF_FAIL");
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, Scans.handedOn(stranger))))
                .doesNotContain("R_SPF_FAIL", "RDNS_NONE");
    }

    @Test
    void scoreMakesTheAction() {
        // SPF fail 8, nothing else
        assertThat(
                        scans.judge(Scans.CLEAN, Scans.envelope("192.0.2.77", "carol@outside.test"))
                                .verdict()
                                .action())
                .isEqualTo(Action.ADD_HEADER);
        // and a broken header 4, and a second subject 4
        assertThat(
                        scans.judge(
                                        "no field\r\nSubject: other\r\n" + Scans.CLEAN,
                                        Scans.envelope("192.0.2.77", "carol@outside.test"))
                                .verdict()
                                .action())
                .isEqualTo(Action.REJECT);
    }

    @Test
    void doubtfulMailIsGreylistedOnce() {
        String doubtful =
                Scans.CLEAN
                        .replace("Message-ID", "X-Other")
                        .replace("Subject: Lunch", "Subject:")
                        .replace("To: alice", "no field\r\nX-To: alice");
        assertThat(scans.greylist(_ -> true).judge(doubtful).verdict().action())
                .isEqualTo(Action.SOFT_REJECT);
        assertThat(scans.greylist(_ -> false).judge(doubtful).verdict().action())
                .isEqualTo(Action.NO_ACTION);
    }

    @Test
    void trustedClientIsNotAskedAbout() {
        ScanOutcome.Judged judged =
                scans.judge(Scans.CLEAN, Scans.envelope("127.0.0.1", "carol@outside.test"));
        assertThat(Scans.symbols(judged))
                .containsExactly("R_DKIM_NA", "ARC_NA", "DMARC_NA", "FROM_EQ_ENVFROM");
        assertThat(scans.dns.questions()).isZero();
    }

    @Test
    void bareNewlinesAreReadAsLines() {
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN.replace("\r\n", "\n"))))
                .containsExactly(
                        "R_SPF_ALLOW", "R_DKIM_NA", "ARC_NA", "DMARC_NA", "FROM_EQ_ENVFROM");
    }

    @Test
    void submittedMailIsSignedWithEveryKeyOfItsDomain() throws Exception {
        KeyPair rsa = pair("RSA");
        KeyPair ed = pair("Ed25519");
        scans.keys(domain ->
                domain.equals("alpha.test")
                        ? List.of(
                                key("dkim", SigningKey.Algorithm.RSA, rsa),
                                key("ed", SigningKey.Algorithm.ED25519, ed))
                        : List.of());
        String message = Scans.CLEAN.replace("carol@outside.test", "Alice <alice@ALPHA.test>");
        ScanOutcome.Signed signed = (ScanOutcome.Signed) scans.scan(message, Scans.submission());
        assertThat(signed.signatures())
                .hasSize(2)
                .allMatch(value -> value.contains("d=alpha.test"));

        scans.dns.txt(
                "dkim._domainkey.alpha.test", "v=DKIM1; p=" + base64(rsa.getPublic().getEncoded()));
        byte[] encoded = ed.getPublic().getEncoded();
        scans.dns.txt(
                "ed._domainkey.alpha.test",
                "v=DKIM1; k=ed25519; p="
                        + base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
        StringBuilder whole = new StringBuilder();
        signed.signatures()
                .forEach(value -> whole.append("DKIM-Signature: ").append(value).append("\r\n"));
        assertThat(verify(whole + message))
                .extracting(DkimResult::status)
                .containsExactly(DkimStatus.PASS, DkimStatus.PASS);
    }

    @Test
    void whatASieveScriptRedirectsIsNeverSignedAsOurs() throws Exception {
        KeyPair rsa = pair("RSA");
        scans.keys(_ -> List.of(key("dkim", SigningKey.Algorithm.RSA, rsa)));
        String forged =
                "X-Sieve-Redirected-From: bob@alpha.test\r\n"
                        + Scans.CLEAN.replace("carol@outside.test", "Alice <alice@alpha.test>");
        ScanOutcome.Signed signed = (ScanOutcome.Signed) scans.scan(forged, Scans.submission());
        assertThat(signed.signatures()).isEmpty();
    }

    @Test
    void submittedMailOfADomainWithoutKeysIsLeftAlone() {
        ScanOutcome.Signed signed =
                (ScanOutcome.Signed) scans.scan(Scans.CLEAN, Scans.submission());
        assertThat(signed.signatures()).isEmpty();
    }

    private List<DkimResult> verify(String message) {
        int split = message.indexOf("\r\n\r\n") + 4;
        HeaderBlock header =
                HeaderBlock.parse(message.substring(0, split).getBytes(StandardCharsets.UTF_8));
        DkimVerification verification = new DkimVerifier(scans.dns, scans.clock).begin(header);
        byte[] body = message.substring(split).getBytes(StandardCharsets.UTF_8);
        verification.update(body, 0, body.length);
        return verification.finish();
    }

    private static SigningKey key(String selector, SigningKey.Algorithm algorithm, KeyPair pair) {
        return new SigningKey("alpha.test", selector, algorithm, pair.getPrivate(), "");
    }

    private static KeyPair pair(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
