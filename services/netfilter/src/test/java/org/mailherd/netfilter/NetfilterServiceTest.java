package org.mailherd.netfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.boot.ServiceLauncher;

class NetfilterServiceTest {
    @Test
    void startsWithItsOwnSettingsAndWithoutItsNeighbours() {
        try (var context =
                ServiceLauncher.run(
                        NetfilterService.class,
                        "netfilter",
                        Map.of(
                                "spring.data.redis.host",
                                "127.0.0.1",
                                "spring.data.redis.port",
                                "1",
                                "mailherd.management.port",
                                "0",
                                "mailherd.netfilter.packet-filter.backend",
                                "record"))) {
            assertThat(context.isRunning()).isTrue();
        }
    }
}
