package org.mailherd.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private final Networks networks =
            Networks.parse(List.of("192.0.2.0/25, 198.51.100.7", "[2001:db8::]/33 ::1"));

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.127", "198.51.100.7", "2001:db8:7fff::1", "::1"})
    void holdsWhatItNames(String address) {
        assertThat(networks.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.128", "198.51.100.8", "2001:db8:8000::1", "::2", "0.0.0.1"})
    void holdsNothingElse(String address) {
        assertThat(networks.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/33", "mail.example", "192.0.2.0/x", "::/129", "1.2.3.4/-1"})
    void saysWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Networks.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no network");
    }
}
