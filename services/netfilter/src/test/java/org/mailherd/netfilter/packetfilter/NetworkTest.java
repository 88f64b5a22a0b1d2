package org.mailherd.netfilter.packetfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void readsAddressesAndNetworks() {
        assertThat(Network.parse("192.0.2.77/24").orElseThrow()).hasToString("192.0.2.0/24");
        assertThat(Network.parse("192.0.2.77").orElseThrow()).hasToString("192.0.2.77");
        assertThat(Network.parse("2001:db8::1/64").orElseThrow().isIpv4()).isFalse();
    }

    @Test
    void refusesNamesAndNonsense() {
        assertThat(Network.parse("mail.example.org")).isEmpty();
        assertThat(Network.parse("192.0.2.1/33")).isEmpty();
        assertThat(Network.parse("192.0.2.1/x")).isEmpty();
        assertThat(Network.parse("192.0.2.1 }; flush ruleset")).isEmpty();
        assertThat(Network.parse("")).isEmpty();
    }

    @Test
    void containsOnlyItsOwnFamily() {
        Network network = Network.parse("198.51.100.0/25").orElseThrow();
        assertThat(network.contains(InetAddress.ofLiteral("198.51.100.5"))).isTrue();
        assertThat(network.contains(InetAddress.ofLiteral("198.51.100.200"))).isFalse();
        assertThat(network.contains(InetAddress.ofLiteral("2001:db8::5"))).isFalse();
    }
}
