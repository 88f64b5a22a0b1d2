package org.mailherd.mailqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.MailTerms;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final RetrySchedule schedule = RetrySchedule.postfix();

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToTheMaximum() {
        assertThat(
                        IntStream.of(1, 2, 3, 4, 5, 6, 1000)
                                .mapToLong(n ->
                                        Duration.between(NOW, schedule.next(NOW, n)).toSeconds()))
                .containsExactly(300L, 600L, 1200L, 2400L, 4000L, 4000L, 4000L);
    }

    @Test
    void returnsAMessageAfterFiveDaysAndABounceToo() {
        ReversePath sender = ReversePath.parse("<carol@outside.test>");
        assertThat(schedule.expired(envelope(sender), NOW.plus(Duration.ofDays(5)).minusMillis(1)))
                .isFalse();
        assertThat(schedule.expired(envelope(sender), NOW.plus(Duration.ofDays(5)))).isTrue();
        assertThat(schedule.expired(envelope(ReversePath.NULL), NOW.plus(Duration.ofDays(5))))
                .isTrue();
    }

    @Test
    void refusesABackoffThatMakesNoSense() {
        assertThatThrownBy(() ->
                        new RetrySchedule(
                                Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MessageEnvelope envelope(ReversePath reversePath) {
        return new MessageEnvelope(
                new QueueId("4XbT2k1mzQaa"),
                Origin.INBOUND,
                reversePath,
                "192.0.2.1",
                Optional.empty(),
                MailTerms.NONE,
                NOW);
    }
}
