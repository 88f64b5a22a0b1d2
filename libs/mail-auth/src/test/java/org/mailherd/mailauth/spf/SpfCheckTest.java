package org.mailherd.mailauth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.mailauth.dns.InMemoryDns;

/** The rules most often met; the whole is judged by {@link SpfConformanceTest}. */
class SpfCheckTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final InMemoryDns dns = new InMemoryDns();

    @Test
    void firstMatchDecides() {
        dns.txt("alpha.test", "v=spf1 ip4:192.0.2.0/24 ~all");
        assertThat(check("192.0.2.9", "a@alpha.test").result()).isEqualTo(SpfResult.PASS);
        assertThat(check("198.51.100.9", "a@alpha.test").result()).isEqualTo(SpfResult.SOFTFAIL);
    }

    @Test
    void nullReversePathAsksForTheHeloName() {
        dns.txt("mx.alpha.test", "v=spf1 -all");
        assertThat(check("192.0.2.9", "").result()).isEqualTo(SpfResult.FAIL);
    }

    @Test
    void eleventhTermThatNeedsDnsIsPermerror() {
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = 0; i < 11; i++) {
            record.append(" a:h").append(i).append(".alpha.test");
            dns.address("h" + i + ".alpha.test", "198.51.100.1");
        }
        dns.txt("alpha.test", record + " -all");
        assertThat(check("192.0.2.9", "a@alpha.test").result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(dns.questions()).isEqualTo(11); // the record and ten terms
    }

    @Test
    void thirdVoidLookupIsPermerror() {
        dns.txt("alpha.test", "v=spf1 a:x.alpha.test a:y.alpha.test a:z.alpha.test -all");
        assertThat(check("192.0.2.9", "a@alpha.test").result()).isEqualTo(SpfResult.PERMERROR);
    }

    @Test
    void includeLoopEnds() {
        dns.txt("alpha.test", "v=spf1 include:alpha.test -all");
        assertThat(check("192.0.2.9", "a@alpha.test").result()).isEqualTo(SpfResult.PERMERROR);
    }

    @Test
    void silentDnsIsTemperror() {
        dns.failing("alpha.test");
        assertThat(check("192.0.2.9", "a@alpha.test").result()).isEqualTo(SpfResult.TEMPERROR);
    }

    @Test
    void internationalDomainIsAskedAsALabels() {
        dns.txt("xn--mnchen-3ya.test", "v=spf1 ip4:192.0.2.9 -all");
        assertThat(check("192.0.2.9", "a@münchen.test").result()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void explanationWithControlCharactersIsDropped() {
        dns.txt("alpha.test", "v=spf1 -all exp=why.alpha.test")
                .txt("why.alpha.test", "no\r\n250 yes");
        assertThat(check("192.0.2.9", "a@alpha.test").explanation()).isEmpty();
        dns.txt("beta.test", "v=spf1 -all exp=why.beta.test")
                .txt("why.beta.test", "%{i} may not send for %{o}");
        assertThat(check("192.0.2.9", "a@beta.test").explanation())
                .contains("192.0.2.9 may not send for beta.test");
    }

    @Test
    void brokenRecordsAreAlwaysPermerror() {
        for (String record :
                List.of(
                        "v=spf1 foo",
                        "v=spf1 ip4:1.2.3 ?all",
                        "v=spf1 a:%{z}.test",
                        "v=spf1 -all redirect=",
                        "v=spf1 -all/8")) {
            InMemoryDns one = new InMemoryDns().txt("alpha.test", record);
            SpfOutcome outcome =
                    new SpfCheck(one, CLOCK, "mx.test")
                            .check(
                                    SpfQuery.mailFrom(
                                            InetAddress.ofLiteral("192.0.2.9"),
                                            "a@alpha.test",
                                            "h.test"));
            assertThat(outcome.result()).as(record).isEqualTo(SpfResult.PERMERROR);
        }
    }

    /** Threats, case 23: a record must not make us work without end. */
    @Test
    void floodOfMacrosCostsOneLookupOfTheClientsName() {
        dns.txt("alpha.test", "v=spf1 exists:" + "%{p}.%{l}.".repeat(5000) + "x.test -all");
        assertThat(check("192.0.2.9", "a".repeat(60) + "@alpha.test").result())
                .isEqualTo(SpfResult.FAIL);
        assertThat(dns.questions()).isEqualTo(3); // the record, the pointer, exists
    }

    /** Threats, case 23. */
    @Test
    @Timeout(5)
    void hugeLabelIsRefusedAtOnce() {
        dns.txt("alpha.test", "v=spf1 a:x." + "a".repeat(60_000) + "! -all");
        assertThat(check("192.0.2.9", "a@alpha.test").result()).isEqualTo(SpfResult.PERMERROR);
    }

    private SpfOutcome check(String client, String sender) {
        return new SpfCheck(dns, CLOCK, "mx.mailherd.test")
                .check(SpfQuery.mailFrom(InetAddress.ofLiteral(client), sender, "mx.alpha.test"));
    }
}
