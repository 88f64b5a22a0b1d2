package org.mailherd.dnschecker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.dns.InMemoryDns;

class DomainCheckTest {

    private static final String KEY = key(2048);

    @Test
    void aWholeDomainIsWell() {
        Report report = check(whole());
        assertThat(report.findings())
                .extracting(Finding::subject)
                .containsExactly("MX", "A/AAAA", "PTR", "PTR", "SPF", "DKIM", "DMARC");
        assertThat(report.findings())
                .as("%s", report)
                .allMatch(f -> f.state() == State.OK && f.advice().isEmpty());
    }

    @Test
    void anEmptyDomainIsToldAllItNeeds() {
        Report report = check(new InMemoryDns());
        assertThat(report.state()).isEqualTo(State.FAIL);
        assertThat(report.findings())
                .hasSize(7)
                .allMatch(f -> !f.advice().isEmpty() && f.advice().endsWith("."));
        assertThat(report.findings())
                .filteredOn(f -> !f.subject().equals("DMARC"))
                .allMatch(f -> !f.expected().isEmpty());
    }

    @Test
    void silentDnsIsAWarningNotAFault() {
        InMemoryDns dns = new InMemoryDns();
        List.of(
                        "alpha.test",
                        "mail.alpha.test",
                        "dkim._domainkey.alpha.test",
                        "_dmarc.alpha.test",
                        "1.2.0.192.in-addr.arpa")
                .forEach(dns::failing);
        assertThat(check(dns).findings())
                .filteredOn(f -> !f.name().contains(":"))
                .allMatch(f -> f.state() == State.WARN && f.advice().contains("did not answer"));
    }

    @Test
    void nullMxIsAFault() {
        assertThat(of("MX", new InMemoryDns().mx("alpha.test", 0, "")).advice())
                .contains("null MX");
    }

    @Test
    void mxThatLeadsNowhereIsAFault() {
        assertThat(of("MX", whole().mx("alpha.test", 20, "gone.alpha.test")).advice())
                .contains("gone.alpha.test");
    }

    @Test
    void foreignMxIsAFault() {
        InMemoryDns dns =
                new InMemoryDns()
                        .mx("alpha.test", 10, "mx.other.test")
                        .address("mx.other.test", "192.0.2.9");
        assertThat(of("MX", dns).advice())
                .isEqualTo("Point an MX record of alpha.test at mail.alpha.test.");
    }

    @Test
    void reverseNameMustLeadBack() {
        InMemoryDns dns =
                new InMemoryDns()
                        .ptr("192.0.2.1", "host.provider.test")
                        .address("host.provider.test", "192.0.2.9");
        assertThat(of("PTR", dns).state()).isEqualTo(State.FAIL);
        dns.address("host.provider.test", "192.0.2.1");
        assertThat(of("PTR", dns).state()).isEqualTo(State.WARN);
    }

    @Test
    void spfMustNameTheServer() {
        assertThat(of("SPF", new InMemoryDns().txt("alpha.test", "v=spf1 -all")).advice())
                .contains("192.0.2.1");
        assertThat(of("SPF", new InMemoryDns().txt("alpha.test", "v=spf1 +all")).state())
                .isEqualTo(State.FAIL);
        assertThat(of("SPF", new InMemoryDns().txt("alpha.test", "v=spf1 a:")).advice())
                .contains("Repair");
        assertThat(
                        of(
                                        "SPF",
                                        new InMemoryDns()
                                                .txt("alpha.test", "v=spf1 -all", "v=spf1 mx -all"))
                                .advice())
                .contains("one SPF");
        String open = "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 ?all";
        assertThat(of("SPF", new InMemoryDns().txt("alpha.test", open)).state())
                .isEqualTo(State.WARN);
    }

    @Test
    void dkimKeyMustBeTheServers() {
        String name = "dkim._domainkey.alpha.test";
        assertThat(of("DKIM", new InMemoryDns().txt(name, key(2048))).advice())
                .contains("another key");
        assertThat(of("DKIM", new InMemoryDns().txt(name, "v=DKIM1; p=")).advice())
                .contains("revoked");
        assertThat(of("DKIM", new InMemoryDns().txt(name, KEY, KEY)).advice())
                .contains("one TXT record");
        assertThat(of("DKIM", new InMemoryDns().txt(name, KEY + "; t=y")).state())
                .isEqualTo(State.WARN);
    }

    @Test
    void shortKeyIsAWarning() {
        InMemoryDns dns = new InMemoryDns().txt("dkim._domainkey.alpha.test", key(1024));
        Expectations unknown =
                new Expectations(
                        "alpha.test", Optional.empty(), List.of(), "dkim", Optional.empty());
        Report report = new DomainCheck(dns, Clock.systemUTC()).check(unknown);
        assertThat(report.findings())
                .filteredOn(f -> f.subject().equals("DKIM"))
                .allMatch(f -> f.state() == State.WARN);
    }

    @Test
    void dmarcPolicyIsLookedAt() {
        String name = "_dmarc.alpha.test";
        assertThat(of("DMARC", new InMemoryDns().txt(name, "v=DMARC1; p=none")).state())
                .isEqualTo(State.WARN);
        assertThat(
                        of(
                                        "DMARC",
                                        new InMemoryDns()
                                                .txt(name, "v=DMARC1; rua=mailto:a@alpha.test"))
                                .state())
                .isEqualTo(State.FAIL);
        assertThat(
                        of(
                                        "DMARC",
                                        new InMemoryDns()
                                                .txt(name, "v=DMARC1;p=reject", "v=DMARC1;p=none"))
                                .state())
                .isEqualTo(State.FAIL);
    }

    private static InMemoryDns whole() {
        return new InMemoryDns()
                .mx("alpha.test", 10, "mail.alpha.test")
                .address("mail.alpha.test", "192.0.2.1")
                .address("mail.alpha.test", "2001:db8::1")
                .ptr("192.0.2.1", "mail.alpha.test")
                .ptr("2001:db8::1", "mail.alpha.test")
                .txt("alpha.test", "other", "v=spf1 mx -all")
                .txt("dkim._domainkey.alpha.test", KEY)
                .txt("_dmarc.alpha.test", "v=DMARC1; p=reject; rua=mailto:postmaster@alpha.test");
    }

    private static Finding of(String subject, InMemoryDns dns) {
        return check(dns).findings().stream()
                .filter(f -> f.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static Report check(InMemoryDns dns) {
        return new DomainCheck(dns, Clock.systemUTC())
                .check(
                        new Expectations(
                                "alpha.test",
                                Optional.of("mail.alpha.test"),
                                List.of(
                                        InetAddress.ofLiteral("192.0.2.1"),
                                        InetAddress.ofLiteral("2001:db8::1")),
                                "dkim",
                                Optional.of(KEY)));
    }

    private static String key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return "v=DKIM1; k=rsa; p="
                    + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
