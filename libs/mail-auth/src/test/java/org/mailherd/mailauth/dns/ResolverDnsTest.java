package org.mailherd.mailauth.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;

class ResolverDnsTest {

    private final FakeDns server = FakeDns.start();
    private final ResolverDns dns = ResolverDns.of(server.address(), Duration.ofSeconds(1), false);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void joinsTheStringsOfOneRecord() {
        server.add("a.test. IN TXT \"v=spf1 \" \"-all\"");
        assertThat(dns.txt("a.test").orEmpty()).containsExactly("v=spf1 -all");
    }

    @Test
    void ordersMailExchangersAndFollowsAliases() {
        server.add("b.test. IN CNAME a.test.")
                .add("a.test. IN MX 20 second.test.")
                .add("a.test. IN MX 10 first.test.");
        assertThat(dns.mx("b.test").orEmpty())
                .containsExactly(
                        new MailExchanger(10, "first.test"), new MailExchanger(20, "second.test"));
    }

    @Test
    void tellsMissingNamesFromMissingRecordsFromFailures() {
        server.add("a.test. IN A 192.0.2.1").failing("broken.test.");
        assertThat(dns.aaaa("a.test")).isInstanceOf(Answer.NoRecords.class);
        assertThat(dns.a("none.test")).isInstanceOf(Answer.NoSuchName.class);
        assertThat(dns.a("broken.test")).isInstanceOf(Answer.Failure.class);
    }

    @Test
    void silentServerIsAFailureWithinTheTimeout() {
        server.silent("slow.test.");
        long start = System.nanoTime();
        assertThat(dns.a("slow.test").failed()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void namesOfAddressesInBothFamilies() throws Exception {
        server.add("1.2.0.192.in-addr.arpa. IN PTR mail.test.");
        assertThat(dns.ptr(InetAddress.getByName("192.0.2.1")).orEmpty())
                .containsExactly("mail.test");
    }

    @Test
    void namesTheDnsCannotCarryDoNotExist() {
        assertThat(dns.txt("a..test")).isInstanceOf(Answer.NoSuchName.class);
        assertThat(dns.txt("x".repeat(64) + ".test")).isInstanceOf(Answer.NoSuchName.class);
        assertThat(dns.txt("a\\000.test")).isInstanceOf(Answer.NoSuchName.class);
    }

    @Test
    void unreadableResolverNamesTheSetting() {
        assertThatThrownBy(() -> ResolverDns.of("127.0.0.1:x", Duration.ofSeconds(1), false))
                .hasMessageContaining("127.0.0.1:x");
    }
}
