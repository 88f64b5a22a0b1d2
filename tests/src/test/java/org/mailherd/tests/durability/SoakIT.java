package org.mailherd.tests.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.bench.SmtpSoak;

/** Two smtp processes share a queue, and one of them is killed again and again. */
@Tag("soak")
class SoakIT {

    private static final int MESSAGES = Integer.getInteger("soak.messages", 6000);
    private static final Duration BETWEEN_KILLS =
            Duration.ofSeconds(Long.getLong("soak.seconds", 5));

    @TempDir Path directory;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void killedProcessesLoseNoAcknowledgedMessage() throws Exception {
        SmtpSoak.Result result =
                new SmtpSoak(MESSAGES, BETWEEN_KILLS)
                        .run(directory, Path.of("..", "standalone", "target", "app"));
        System.Logger log = System.getLogger(SoakIT.class.getName());
        log.log(System.Logger.Level.INFO, result.toString());
        assertThat(result.kills()).isPositive();
        assertThat(result.lost()).isEmpty();
        // Delivered, then killed before that was written down: RFC 5321 4.5.4.1 prefers this to a
        // loss.
        assertThat(result.twice()).isLessThan(result.kills() * 100);
    }
}
