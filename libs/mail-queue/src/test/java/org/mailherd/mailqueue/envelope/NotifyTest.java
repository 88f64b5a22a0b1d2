package org.mailherd.mailqueue.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyTest {
    @Test
    void readsAListInAnyCaseAndWritesItInOneOrder() {
        Notify notify = Notify.parse("delay,SUCCESS");
        assertThat(notify.on(Notify.On.FAILURE)).isFalse();
        assertThat(notify.text()).isEqualTo("SUCCESS,DELAY");
        assertThat(Notify.parse(notify.text())).isEqualTo(notify);
        assertThat(Notify.parse("never").text()).isEqualTo("NEVER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NEVER,SUCCESS", "SUCCESS,NEVER", "SUCCESS,", "SUCCESS,SUCCESS"})
    void refusesWhatTheGrammarDoesNotKnow(String value) {
        assertThatThrownBy(() -> Notify.parse(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
