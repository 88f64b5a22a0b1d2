package org.mailherd.netfilter.packetfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NftPacketFilterTest {
    private final List<String> scripts = new ArrayList<>();
    private final PacketFilter filter =
            new NftPacketFilter(script -> {
                scripts.add(script.strip());
                return "ip saddr @banned4 drop";
            });

    @Test
    void bansByFamilyWithATimeout() {
        filter.ban(Network.parse("192.0.2.1").orElseThrow(), Duration.ofMinutes(30));
        filter.ban(Network.parse("2001:db8::/64").orElseThrow(), Duration.ofMillis(10));
        assertThat(scripts)
                .containsExactly(
                        "add element inet mailherd banned4 { 192.0.2.1 timeout 1800s }",
                        "add element inet mailherd banned6 { 2001:db8:0:0:0:0:0:0/64 timeout 1s }");
    }

    @Test
    void hooksInBeforeDockersTranslation() {
        filter.setUp();
        assertThat(scripts.getFirst()).contains("hook prerouting priority raw");
        assertThat(filter.isInPlace()).isTrue();
    }

    @Test
    void aBanThatHasRunOutIsNoFault() {
        PacketFilter gone =
                new NftPacketFilter(_ -> {
                    throw new IOException(
                            "Error: Could not process rule: No such file or directory");
                });
        gone.unban(Network.parse("192.0.2.1").orElseThrow());
        assertThat(gone.isInPlace()).isFalse();
        assertThatThrownBy(gone::setUp).isInstanceOf(PacketFilterException.class);
    }
}
