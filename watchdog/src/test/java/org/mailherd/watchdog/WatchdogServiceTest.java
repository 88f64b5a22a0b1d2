package org.mailherd.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.boot.ServiceLauncher;

class WatchdogServiceTest {
    @Test
    void startsWithItsOwnSettingsAndWithoutItsNeighbours() {
        try (var context =
                ServiceLauncher.run(
                        WatchdogService.class,
                        "watchdog",
                        Map.of(
                                "spring.data.redis.host",
                                "127.0.0.1",
                                "spring.data.redis.port",
                                "1",
                                "mailherd.management.port",
                                "0",
                                "mailherd.watchdog.use",
                                "n"))) {
            assertThat(context.isRunning()).isTrue();
        }
    }
}
