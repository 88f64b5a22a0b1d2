package org.mailherd.antispam.spoof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.facts.DmarcSettings;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.milter.HeaderChanges;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.mailauth.dmarc.ArcTrust;

class SpoofedSenderTest {
    private static final HostedDomains OURS =
            names ->
                    names.stream()
                            .filter(Set.of("alpha.test", "beta.test")::contains)
                            .collect(Collectors.toSet());
    private static final String FORGED =
            Scans.CLEAN.replace("carol@outside.test", "boss@alpha.test");

    private final Scans scans = new Scans().inquiries(spoofed("trusted.test"));

    private static SpoofedSender spoofed(String sealer) {
        return new SpoofedSender(OURS, new ArcTrust(List.of(sealer)));
    }

    private List<String> symbols(String message) {
        return Scans.symbols(scans.judge(message));
    }

    @Test
    void mailFromOutsideInTheNameOfADomainOfOursIsFound() {
        ScanOutcome.Judged judged = scans.judge(FORGED);
        assertThat(judged.verdict().hits())
                .filteredOn(hit -> hit.symbol().name().equals("SPOOFED_UNAUTH"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.options()).containsExactly("alpha.test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Boss <boss@ALPHA.test>",
                "Eve <eve@evil.test>, boss@alpha.test",
                "\"x\" <boss@beta.test>"
            })
    void howeverFromIsWritten(String from) {
        assertThat(symbols(Scans.CLEAN.replace("Carol <carol@outside.test>", from)))
                .contains("SPOOFED_UNAUTH");
        assertThat(symbols("From: boss@alpha.test\r\n" + Scans.CLEAN)).contains("SPOOFED_UNAUTH");
    }

    @Test
    void aForgerWhoProvesHisOwnDomainProvesNotOurs() throws Exception {
        key("outside.test");
        assertThat(symbols(signed("outside.test", FORGED))).contains("SPOOFED_UNAUTH");
    }

    @Test
    void othersMailIsNone() {
        assertThat(symbols(Scans.CLEAN)).doesNotContain("SPOOFED_UNAUTH");
    }

    @Test
    void aClientOfATrustedNetworkOrAForwardingHostMayWriteInOurName() {
        assertThat(Scans.symbols(scans.judge(FORGED, Scans.envelope("127.0.0.1", "x@alpha.test"))))
                .doesNotContain("SPOOFED_UNAUTH");
        Envelope handed = Scans.handedOn(Scans.envelope("192.0.2.1", "x@alpha.test"));
        assertThat(Scans.symbols(scans.judge(FORGED, handed))).doesNotContain("SPOOFED_UNAUTH");
    }

    @Test
    void aHostThatSpfAllowsSendsForUs() {
        scans.dns.txt("alpha.test", "v=spf1 ip4:192.0.2.1 -all");
        Envelope own = Scans.envelope("192.0.2.1", "shop@alpha.test");
        assertThat(Scans.symbols(scans.judge(FORGED, own))).doesNotContain("SPOOFED_UNAUTH");
        Envelope other = Scans.envelope("198.51.100.1", "shop@alpha.test");
        assertThat(Scans.symbols(scans.judge(FORGED, other))).contains("SPOOFED_UNAUTH");
    }

    @Test
    void aListThatKeepsFromAndOurSignatureIsNone() throws Exception {
        key("alpha.test");
        String signed = signed("alpha.test", FORGED);
        assertThat(symbols("List-Id: <talk.outside.test>\r\n" + signed))
                .doesNotContain("SPOOFED_UNAUTH");
        assertThat(symbols(signed.replace("At noon?", "At one?"))).contains("SPOOFED_UNAUTH");
    }

    @Test
    void aListThatSignsByItsOwnNameIsNone() throws Exception {
        key("outside.test");
        String list = signed("outside.test", "List-Id: Talk <talk.outside.test>\r\n" + FORGED);
        assertThat(symbols(list)).doesNotContain("SPOOFED_UNAUTH");
        String other = signed("outside.test", "List-Id: Talk <talk.else.test>\r\n" + FORGED);
        assertThat(symbols(other)).contains("SPOOFED_UNAUTH");
        assertThat(symbols("List-Id: Talk <talk.outside.test>\r\n" + FORGED))
                .contains("SPOOFED_UNAUTH");
    }

    @Test
    void whatATrustedServerSealedIsNone() throws Exception {
        key("trusted.test");
        String sealed = sealed("trusted.test");
        assertThat(symbols(sealed)).doesNotContain("SPOOFED_UNAUTH");
        Scans others = new Scans().inquiries(spoofed("else.test"));
        key(others, "trusted.test");
        assertThat(Scans.symbols(others.judge(sealed))).contains("SPOOFED_UNAUTH");
    }

    @Test
    void aDnsThatDoesNotAnswerMakesNobodyAForger() {
        scans.dns.failing("alpha.test");
        Envelope own = Scans.envelope("192.0.2.1", "shop@alpha.test");
        assertThat(Scans.symbols(scans.judge(FORGED, own))).doesNotContain("SPOOFED_UNAUTH");
    }

    @Test
    void withoutTheDirectoryNothingIsSaid() {
        scans.inquiries(
                new SpoofedSender(
                        _ -> {
                            throw new IOException("down");
                        },
                        DmarcSettings.DEFAULT.trust()));
        assertThat(symbols(FORGED)).doesNotContain("SPOOFED_UNAUTH");
    }

    private KeyPair rsa;

    private void key(String domain) throws Exception {
        rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        key(scans, domain);
    }

    private void key(Scans where, String domain) {
        where.keys(asked -> asked.equals(domain) ? List.of(signingKey(domain)) : List.of());
        where.dns.txt(
                "dkim._domainkey." + domain,
                "v=DKIM1; p=" + Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded()));
    }

    private SigningKey signingKey(String domain) {
        return new SigningKey(domain, "dkim", SigningKey.Algorithm.RSA, rsa.getPrivate(), "");
    }

    /** Signed as our own submissions are, for another author's domain. */
    private String signed(String domain, String message) {
        Scans signer = new Scans().keys(_ -> List.of(signingKey(domain)));
        ScanOutcome.Signed signed = (ScanOutcome.Signed) signer.scan(message, Scans.submission());
        return "DKIM-Signature: " + signed.signatures().getFirst() + "\r\n" + message;
    }

    private String sealed(String domain) {
        List<HeaderChanges.Addition> fields =
                scans.judge(FORGED, Scans.forwarded(domain)).changes().add();
        return fields.stream()
                        .filter(field -> field.name().startsWith("ARC"))
                        .map(field -> field.name() + ": " + field.value() + "\r\n")
                        .collect(Collectors.joining())
                + FORGED;
    }
}
