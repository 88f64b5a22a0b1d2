package org.mailherd.acmeclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.boot.ServiceLauncher;

class AcmeClientServiceTest {
    @Test
    void startsWithItsOwnSettingsAndWithoutItsNeighbours() {
        try (var context =
                ServiceLauncher.run(
                        AcmeClientService.class,
                        "acme-client",
                        Map.of(
                                "spring.data.redis.host",
                                "127.0.0.1",
                                "spring.data.redis.port",
                                "1",
                                "mailherd.management.port",
                                "0",
                                "mailherd.acme.skip",
                                "y",
                                "mailherd.acme.challenge.port",
                                "0"))) {
            assertThat(context.isRunning()).isTrue();
        }
    }
}
