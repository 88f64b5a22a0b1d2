package org.mailherd.netfilter.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.mailherd.netfilter.packetfilter.Network;
import org.mailherd.netfilter.packetfilter.PacketFilter;
import org.mailherd.testsupport.ManualClock;

class BailiffTest {
    private final ManualClock clock = ManualClock.at("2026-01-01T00:00:00Z");
    private final FakeFilter filter = new FakeFilter();
    private final FakeStore store = new FakeStore();
    private final Bailiff bailiff = bailiff(List.of("203.0.113.0/24"));

    private Bailiff bailiff(List<String> allow) {
        return new Bailiff(
                new BanProperties(
                        3,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(100),
                        true,
                        32,
                        64,
                        allow),
                filter,
                store,
                clock);
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            bailiff.failed(InetAddress.ofLiteral(address), "imap");
        }
    }

    @Test
    void bansAtTheLimitAndNotBefore() {
        fail("192.0.2.1", 2);
        fail("192.0.2.2", 2);
        assertThat(filter.banned).isEmpty();
        fail("192.0.2.1", 1);
        assertThat(filter.banned).containsOnly(Map.entry("192.0.2.1", Duration.ofMinutes(30)));
    }

    @Test
    void attemptsOutsideTheWindowDoNotCount() {
        fail("192.0.2.1", 2);
        clock.advance(Duration.ofMinutes(11));
        fail("192.0.2.1", 2);
        assertThat(filter.banned).isEmpty();
    }

    @Test
    void eachFurtherBanDoublesUpToTheMaximum() {
        for (int minutes : new int[] {30, 60, 100, 100}) {
            filter.banned.clear();
            fail("192.0.2.1", 3);
            assertThat(filter.banned).containsEntry("192.0.2.1", Duration.ofMinutes(minutes));
            clock.advance(Duration.ofMinutes(minutes + 1));
        }
    }

    @Test
    void aDayOfPeaceStartsAnew() {
        fail("192.0.2.1", 3);
        clock.advance(Duration.ofHours(25));
        filter.banned.clear();
        fail("192.0.2.1", 3);
        assertThat(filter.banned).containsEntry("192.0.2.1", Duration.ofMinutes(30));
    }

    @Test
    void neverBansTheStackItselfOrWhoIsAllowed() {
        for (String address :
                List.of("127.0.0.1", "172.22.1.1", "fd00::1", "fe80::1", "203.0.113.9", "::1")) {
            fail(address, 10);
        }
        assertThat(filter.banned).isEmpty();
    }

    @Test
    void ipv6IsBannedByNetwork() {
        fail("2001:db8::1", 1);
        fail("2001:db8::2", 1);
        fail("2001:db8::3", 1);
        assertThat(filter.banned).containsKey("2001:db8:0:0:0:0:0:0/64");
    }

    @Test
    void unbanEndsItAtOnceAndForgetsIt() {
        fail("192.0.2.1", 3);
        bailiff.unban(Network.parse("192.0.2.1").orElseThrow());
        assertThat(filter.banned).isEmpty();
        assertThat(store.bans).isEmpty();
    }

    @Test
    void bansSurviveARestart() {
        fail("192.0.2.1", 3);
        clock.advance(Duration.ofMinutes(10));
        filter.banned.clear();
        Bailiff next = bailiff(List.of());
        next.start();
        await().until(() -> filter.banned.containsKey("192.0.2.1"));
        assertThat(filter.banned).containsEntry("192.0.2.1", Duration.ofMinutes(20));
        next.stop();
    }

    private static final class FakeFilter implements PacketFilter {
        final Map<String, Duration> banned = new ConcurrentHashMap<>();

        @Override
        public void setUp() {}

        @Override
        public void ban(Network network, Duration duration) {
            banned.put(network.toString(), duration);
        }

        @Override
        public void unban(Network network) {
            banned.remove(network.toString());
        }

        @Override
        public void tearDown() {}

        @Override
        public boolean isInPlace() {
            return true;
        }
    }

    private static final class FakeStore implements BanStore {
        final Map<Network, Ban> bans = new LinkedHashMap<>();

        @Override
        public List<Ban> all() {
            return List.copyOf(bans.values());
        }

        @Override
        public void put(Ban ban) {
            bans.put(ban.network(), new Ban(ban.network(), seconds(ban.until()), ban.count()));
        }

        private static Instant seconds(Instant instant) {
            return Instant.ofEpochSecond(instant.getEpochSecond());
        }

        @Override
        public void remove(Network network) {
            bans.remove(network);
        }
    }
}
