package org.mailherd.smtp.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.ValidatedDns;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.testsupport.FakeDns;

class MxResolverTest {
    private final FakeDns dns = FakeDns.start();
    private boolean allowPrivate;

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void triesTheLowestPreferenceFirstAndShufflesEqualOnes() {
        dns.add("a.test. IN MX 20 last.a.test.")
                .add("a.test. IN MX 10 one.a.test.")
                .add("a.test. IN MX 10 two.a.test.");
        dns.add("last.a.test. IN A 203.0.114.3")
                .add("one.a.test. IN A 203.0.114.1")
                .add("two.a.test. IN A 203.0.114.2");
        Set<String> firsts = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            List<String> names = names(route("a.test"));
            assertThat(names).hasSize(3).endsWith("last.a.test");
            firsts.add(names.getFirst());
        }
        assertThat(firsts).containsExactlyInAnyOrder("one.a.test", "two.a.test");
    }

    @Test
    void withoutMxTheDomainItselfIsAsked() {
        dns.add("a.test. IN A 203.0.114.1").add("a.test. IN AAAA 2001:db9::1");
        assertThat(names(route("a.test"))).containsExactly("a.test");
        assertThat(((MailHosts.Via) route("a.test")).hosts().getFirst().addresses()).hasSize(2);
    }

    @Test
    void aNullMxTakesNoMail() {
        dns.add("a.test. IN MX 0 .").add("a.test. IN A 203.0.114.1");
        assertThat(nowhere("a.test").toString()).startsWith("550 5.1.10");
    }

    @Test
    void aNameThatDoesNotExistIsFinalAndAServerThatFailsIsNot() {
        dns.failing("down.test.");
        assertThat(nowhere("nothing.test").toString()).startsWith("550 5.1.2");
        assertThat(route("down.test")).isInstanceOf(MailHosts.Later.class);
        dns.add("half.test. IN MX 10 mx.half.test.").failing("mx.half.test.");
        assertThat(route("half.test")).isInstanceOf(MailHosts.Later.class);
        dns.add("empty.test. IN MX 10 mx.empty.test.");
        assertThat(nowhere("empty.test").toString()).startsWith("550 5.4.4");
    }

    @Test
    void anMxThatPointsToUsNeverLoops() {
        dns.add("a.test. IN MX 10 MX.alpha.test.").add("mx.alpha.test. IN A 203.0.114.9");
        assertThat(nowhere("a.test").toString()).startsWith("550 5.4.6");
        allowPrivate = true;
        dns.add("b.test. IN MX 10 other.b.test.").add("other.b.test. IN A 127.0.0.1");
        assertThat(nowhere("b.test").toString()).startsWith("550 5.4.6");
        dns.add("c.test. IN A 0.0.0.0");
        assertThat(nowhere("c.test").toString()).startsWith("550 5.4.6");
    }

    @Test
    void asABackupWeSendOnlyToNearerHosts() {
        dns.add("a.test. IN MX 10 near.a.test.")
                .add("a.test. IN MX 20 mx.alpha.test.")
                .add("a.test. IN MX 30 far.a.test.");
        dns.add("near.a.test. IN A 203.0.114.1").add("far.a.test. IN A 203.0.114.3");
        assertThat(names(route("a.test"))).containsExactly("near.a.test");
    }

    /** A resolver that lies, or blocks by answers of its own, must not make us bounce. */
    @Test
    void addressesOfPrivateNetworksAreNotCalledAndTheMailWaits() {
        for (String address : List.of("127.0.0.1", "10.0.0.1", "192.168.1.1", "0.0.0.0")) {
            dns.remove("p.test.").remove("mx.p.test.");
            dns.add("p.test. IN MX 10 mx.p.test.").add("mx.p.test. IN A " + address);
            MailHosts answer = route("p.test");
            assertThat(answer).as(address).isInstanceOf(MailHosts.Later.class);
            assertThat(((MailHosts.Later) answer).reply().toString()).startsWith("451 4.4.4");
        }
        dns.remove("mx.p.test.").add("mx.p.test. IN A 10.0.0.1");
        dns.add("mx.p.test. IN A 203.0.114.7");
        assertThat(((MailHosts.Via) route("p.test")).hosts().getFirst().addresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("203.0.114.7");
    }

    @Test
    void anAddressLiteralNeedsNoMx() {
        assertThat(names(route("[203.0.114.9]"))).containsExactly("[203.0.114.9]");
        assertThat(names(route("[IPv6:2001:db9::9]"))).containsExactly("[IPv6:2001:db9::9]");
        assertThat(route("[10.0.0.1]")).isInstanceOf(MailHosts.Later.class);
        assertThat(nowhere("[mx.a.test]").toString()).startsWith("550 5.1.2");
    }

    @Test
    void aSilentResolverMakesMailWait() {
        dns.silent("quiet.test.");
        assertThat(route("quiet.test")).isInstanceOf(MailHosts.Later.class);
    }

    @Test
    void whatANameIsAnotherNameForIsFollowed() {
        dns.add("c.test. IN CNAME real.test.").add("real.test. IN MX 10 mx.real.test.");
        dns.add("mx.real.test. IN CNAME host.real.test.").add("host.real.test. IN A 203.0.114.5");
        MailHost host = ((MailHosts.Via) route("c.test")).hosts().getFirst();
        assertThat(host.name()).isEqualTo("mx.real.test");
    }

    private MailHosts route(String domain) {
        OwnHosts own = new OwnHosts("mx.alpha.test", 25, Set.of(25, 2525));
        SecureDns asked =
                ValidatedDns.of(dns.address(), Duration.ofSeconds(2), true, Clock.systemUTC());
        return new MxResolver(asked, own, allowPrivate).ofDomain(domain);
    }

    private SmtpReply nowhere(String domain) {
        return ((MailHosts.Nowhere) route(domain)).reply();
    }

    private static List<String> names(MailHosts route) {
        assertThat(route).isInstanceOf(MailHosts.Via.class);
        return ((MailHosts.Via) route).hosts().stream().map(MailHost::name).toList();
    }
}
