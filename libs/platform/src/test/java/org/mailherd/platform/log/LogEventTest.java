package org.mailherd.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogEventTest {
    @Test
    void strangersCannotForgeKeysOrLines() {
        assertThat(
                        LogEvent.of("refused")
                                .with("qid", "4Xb")
                                .quoted("helo", "x\" status=sent\r\nevent=y\u2028")
                                .toString())
                .isEqualTo("event=refused qid=4Xb helo=\"x\\\" status=sent\\r\\nevent=y\\u2028\"");
    }

    @Test
    void quotesOwnValuesOnlyWhereNeeded() {
        assertThat(LogEvent.of("a").with("n", 3).with("t", "two words").with("e", "").toString())
                .isEqualTo("event=a n=3 t=\"two words\" e=\"\"");
    }
}
