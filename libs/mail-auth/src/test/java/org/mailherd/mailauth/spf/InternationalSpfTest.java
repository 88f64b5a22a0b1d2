package org.mailherd.mailauth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.dns.InMemoryDns;

/** RFC 8616 4: names in the envelope as U-labels or as A-labels. */
class InternationalSpfTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String DOMAIN = "xn--mnchen-3ya.test";

    private final InMemoryDns dns = new InMemoryDns();

    private SpfResult check(String sender, String helo) {
        return new SpfCheck(dns, CLOCK, "mx.mailherd.test")
                .check(SpfQuery.mailFrom(InetAddress.ofLiteral("192.0.2.9"), sender, helo))
                .result();
    }

    private SpfResult check(String sender) {
        return check(sender, "mx.alpha.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@m\u00fcnchen.test", "a@M\u00dcNCHEN.TEST", "a@xn--mnchen-3ya.test"})
    void macrosOfTheDomainHoldALabels(String sender) {
        dns.txt(DOMAIN, "v=spf1 exists:%{d}.d.test -all").address(DOMAIN + ".d.test", "127.0.0.2");
        assertThat(check(sender)).isEqualTo(SpfResult.PASS);
        InMemoryDns redirected =
                new InMemoryDns()
                        .txt(DOMAIN, "v=spf1 redirect=next.test")
                        .txt("next.test", "v=spf1 exists:%{o}.o.test -all")
                        .address(DOMAIN + ".o.test", "127.0.0.2");
        assertThat(
                        new SpfCheck(redirected, CLOCK, "mx.mailherd.test")
                                .check(
                                        SpfQuery.mailFrom(
                                                InetAddress.ofLiteral("192.0.2.9"),
                                                sender,
                                                "mx.alpha.test"))
                                .result())
                .isEqualTo(SpfResult.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m\u00fcnchen.test", "xn--mnchen-3ya.test"})
    void theHeloNameIsAskedForAsALabelsTooThoughUnlawfulOtherwise(String helo) {
        dns.txt(DOMAIN, "v=spf1 exists:%{h}.h.test -all").address(DOMAIN + ".h.test", "127.0.0.2");
        assertThat(check("", helo)).isEqualTo(SpfResult.PASS);
        assertThat(check("a@" + DOMAIN, helo)).isEqualTo(SpfResult.PASS);
    }

    @Test
    void termsThatWantALocalPartBeyondAsciiMatchNothing() {
        dns.txt("alpha.test", "v=spf1 -exists:%{l}.l.test -include:%{s}.s.test a:%{l}.l.test ?all")
                .txt("j\u00fcrgen@alpha.test.s.test", "v=spf1 +all")
                .address("j\u00fcrgen.l.test", "192.0.2.9")
                .address("jurgen.l.test", "192.0.2.9");
        assertThat(check("jurgen@alpha.test")).isEqualTo(SpfResult.FAIL);
        int before = dns.questions();
        assertThat(check("j\u00fcrgen@alpha.test")).isEqualTo(SpfResult.NEUTRAL);
        assertThat(dns.questions() - before).as("only the record was asked for").isEqualTo(1);
    }

    @Test
    void aRedirectToALocalPartBeyondAsciiLeadsNowhere() {
        dns.txt("alpha.test", "v=spf1 redirect=%{l}.l.test")
                .txt("j\u00fcrgen.l.test", "v=spf1 +all")
                .txt("jurgen.l.test", "v=spf1 +all");
        assertThat(check("jurgen@alpha.test")).isEqualTo(SpfResult.PASS);
        assertThat(check("j\u00fcrgen@alpha.test")).isEqualTo(SpfResult.PERMERROR);
    }

    /** RFC 7208 4.3, which RFC 8616 leaves as it is: a record holds A-labels. */
    @Test
    void uLabelsInARecordAreItsFault() {
        dns.txt("alpha.test", "v=spf1 a:m\u00fcnchen.test -all");
        assertThat(check("a@alpha.test")).isEqualTo(SpfResult.PERMERROR);
    }
}
