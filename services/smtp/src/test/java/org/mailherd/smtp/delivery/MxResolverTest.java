package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.testsupport.FakeDns;

class MxResolverTest {
    private final FakeDns dns = FakeDns.start();

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void triesTheLowestPreferenceFirstAndShufflesEqualOnes() {
        dns.add("a.test. IN MX 20 last.a.test.")
                .add("a.test. IN MX 10 one.a.test.")
                .add("a.test. IN MX 10 two.a.test.");
        dns.add("last.a.test. IN A 198.51.100.3")
                .add("one.a.test. IN A 198.51.100.1")
                .add("two.a.test. IN A 198.51.100.2");
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
        dns.add("a.test. IN A 198.51.100.1").add("a.test. IN AAAA 2001:db8::1");
        assertThat(names(route("a.test"))).containsExactly("a.test");
        assertThat(((MailHosts.Via) route("a.test")).hosts().getFirst().addresses()).hasSize(2);
    }

    @Test
    void aNullMxTakesNoMail() {
        dns.add("a.test. IN MX 0 .").add("a.test. IN A 198.51.100.1");
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
        dns.add("a.test. IN MX 10 MX.alpha.test.").add("mx.alpha.test. IN A 198.51.100.9");
        assertThat(nowhere("a.test").toString()).startsWith("550 5.4.6");
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
        dns.add("near.a.test. IN A 198.51.100.1").add("far.a.test. IN A 198.51.100.3");
        assertThat(names(route("a.test"))).containsExactly("near.a.test");
    }

    private MailHosts route(String domain) {
        OwnHosts own = new OwnHosts("mx.alpha.test", 25, Set.of(25, 2525));
        return new MxResolver(DnsJavaQuestions.with(dns.address()), own).route(domain);
    }

    private SmtpReply nowhere(String domain) {
        return ((MailHosts.Nowhere) route(domain)).reply();
    }

    private static List<String> names(MailHosts route) {
        assertThat(route).isInstanceOf(MailHosts.Via.class);
        return ((MailHosts.Via) route).hosts().stream().map(MailHosts.Host::name).toList();
    }
}
