package org.mailherd.platform.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedDutyTest {
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void aFailedRoundIsFollowedByTheNext() {
        RepeatedDuty duty =
                new RepeatedDuty(
                        "test-duty",
                        Duration.ofMillis(1),
                        () -> {
                            rounds.incrementAndGet();
                            throw new IOException("not this time");
                        });
        duty.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> rounds.get() >= 3);
        duty.stop();
        assertThat(duty.isRunning()).isFalse();
    }

    @Test
    void anIntervalOfNothingMeansNever() {
        RepeatedDuty duty =
                new RepeatedDuty("test-duty", Duration.ZERO, () -> rounds.incrementAndGet());
        duty.start();
        assertThat(duty.isRunning()).isTrue();
        duty.stop();
        assertThat(rounds).hasValue(0);
    }
}
