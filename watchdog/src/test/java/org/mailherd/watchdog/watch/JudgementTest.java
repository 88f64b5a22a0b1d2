package org.mailherd.watchdog.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgementTest {
    private final Judgement judgement = new Judgement(3);

    @Test
    void isDownAtTheThresholdAndSaysSoOnce() {
        assertThat(judgement.success()).contains(new Judgement.Change(State.UNKNOWN, State.UP));
        assertThat(judgement.failure()).contains(new Judgement.Change(State.UP, State.FAILING));
        assertThat(judgement.failure()).isEmpty();
        assertThat(judgement.failure()).contains(new Judgement.Change(State.FAILING, State.DOWN));
        assertThat(judgement.failure()).isEmpty();
        assertThat(judgement.isDown()).isTrue();
    }

    @Test
    void isUpAgainOnlyWhenAllFailuresAreMadeGood() {
        judgement.failure();
        judgement.failure();
        judgement.failure();
        judgement.failure();
        assertThat(judgement.success()).isEmpty();
        assertThat(judgement.success()).isEmpty();
        assertThat(judgement.success()).contains(new Judgement.Change(State.DOWN, State.UP));
    }

    @Test
    void failuresBetweenSuccessesDoNotAddUpForEver() {
        for (int i = 0; i < 10; i++) {
            judgement.failure();
            judgement.success();
        }
        assertThat(judgement.isDown()).isFalse();
    }

    @Test
    void aRestartGivesItTimeButDoesNotCallItUp() {
        judgement.failure();
        judgement.failure();
        judgement.failure();
        judgement.restarted();
        assertThat(judgement.failure()).isEmpty();
        assertThat(judgement.isDown()).isTrue();
        assertThat(judgement.failures()).isEqualTo(2);
    }
}
