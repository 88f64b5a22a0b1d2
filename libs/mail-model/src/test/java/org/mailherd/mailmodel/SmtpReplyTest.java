package org.mailherd.mailmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmtpReplyTest {
    @Test
    void writesOneLineAndSeveral() {
        assertThat(SmtpReply.of(250, "2.1.5", "Ok").format()).isEqualTo("250 2.1.5 Ok\r\n");
        assertThat(new SmtpReply(250, null, List.of("mx.test", "SIZE 10")).format())
                .isEqualTo("250-mx.test\r\n250 SIZE 10\r\n");
    }

    @Test
    void cannotBeSplitByWhatAStrangerSaid() {
        assertThat(SmtpReply.of(550, "5.1.1", "x\r\n250 ok").format())
                .isEqualTo("550 5.1.1 x??250 ok\r\n");
    }

    @Test
    void queueIdsSortByTime() {
        Clock earlier = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
        Clock later = Clock.offset(earlier, Duration.ofMillis(1));
        assertThat(QueueId.next(earlier).value())
                .isLessThan(QueueId.next(later).value())
                .hasSize(12);
    }

    @Test
    void nullReversePathHasNoAddress() {
        assertThat(ReversePath.parse("<>").isNull()).isTrue();
        assertThat(ReversePath.parse("<a@x.test>").addressText()).isEqualTo("a@x.test");
    }
}
