package org.mailherd.smtp.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.testsupport.ManualClock;

class DestinationWindowTest {
    private static final SmtpReply DOWN = SmtpReply.of(451, "4.4.1", "connection refused");
    private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
    private final SchedulingSettings settings =
            new SchedulingSettings(
                    2,
                    1,
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(60),
                    Map.of("slow.test", Duration.ofSeconds(3)),
                    50,
                    Duration.ofHours(4));
    private final DestinationWindow window = window("beta.test", 1);

    @Test
    void opensByOneForEachCohortThatGoesWell() throws Exception {
        assertThat(enterUntilBusy(window)).isEqualTo(2);
        leave(2, Feedback.GOOD);
        assertThat(enterUntilBusy(window)).isEqualTo(2);
        leave(2, Feedback.GOOD);
        for (int i = 0; i < 20; i++) {
            assertThat(window.enter(Duration.ZERO)).isEqualTo(new DestinationWindow.Permit.Go());
            window.leave(Feedback.GOOD, null);
        }
        assertThat(enterUntilBusy(window)).isEqualTo(4);
    }

    /** What is set holds for all smtp processes of a queue together. */
    @Test
    void processesThatShareTheQueueShareWhatADestinationTakes() throws Exception {
        DestinationWindow oneOfTwo = window("beta.test", 2);
        for (int i = 0; i < 20; i++) {
            assertThat(oneOfTwo.enter(Duration.ZERO)).isEqualTo(new DestinationWindow.Permit.Go());
            oneOfTwo.leave(Feedback.GOOD, null);
        }
        assertThat(enterUntilBusy(oneOfTwo)).isEqualTo(2);
        assertThat(enterUntilBusy(window("beta.test", 9))).as("never none").isEqualTo(1);
        DestinationWindow spaced = window("slow.test", 2);
        assertThat(enterUntilBusy(spaced)).isEqualTo(1);
        spaced.leave(Feedback.GOOD, null);
        clock.advance(Duration.ofSeconds(5));
        assertThat(enterUntilBusy(spaced)).as("three seconds for each of both").isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(enterUntilBusy(spaced)).isEqualTo(1);
    }

    @Test
    void isDeadAfterACohortThatFailedAndProbedByOne() throws Exception {
        enterUntilBusy(window);
        leave(2, Feedback.UNREACHABLE);
        assertThat(window.enter(Duration.ZERO)).isInstanceOf(DestinationWindow.Permit.Dead.class);
        clock.advance(Duration.ofSeconds(60));
        assertThat(enterUntilBusy(window)).isEqualTo(1);
        leave(1, Feedback.UNREACHABLE);
        clock.advance(Duration.ofSeconds(60));
        assertThat(window.enter(Duration.ZERO))
                .as("the second rest is longer")
                .isInstanceOf(DestinationWindow.Permit.Dead.class);
        clock.advance(Duration.ofSeconds(60));
        assertThat(enterUntilBusy(window)).isEqualTo(1);
        leave(1, Feedback.GOOD);
        assertThat(enterUntilBusy(window)).isPositive();
    }

    @Test
    void anAdministratorEndsTheRest() throws Exception {
        enterUntilBusy(window);
        leave(2, Feedback.UNREACHABLE);
        window.wake();
        assertThat(enterUntilBusy(window)).isEqualTo(1);
    }

    @Test
    void throttlingHalvesTheWindowThenSpacesTheDeliveries() throws Exception {
        enterUntilBusy(window);
        leave(2, Feedback.THROTTLED);
        assertThat(enterUntilBusy(window)).as("spaced").isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(enterUntilBusy(window)).isEqualTo(1);
    }

    @Test
    void keepsTheRateThatIsSet() throws Exception {
        DestinationWindow slow = window("slow.test", 1);
        assertThat(enterUntilBusy(slow)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(enterUntilBusy(slow)).isEqualTo(1);
    }

    @Test
    void tellsThrottlingAndSilenceFromOtherRefusals() {
        assertThat(feedback(DOWN)).isEqualTo(Feedback.UNREACHABLE);
        assertThat(feedback(SmtpReply.of(421, "4.7.0", "try later"))).isEqualTo(Feedback.THROTTLED);
        assertThat(feedback(SmtpReply.of(450, "4.2.1", "user receives mail too fast")))
                .isEqualTo(Feedback.THROTTLED);
        assertThat(feedback(SmtpReply.of(450, "4.7.1", "greylisted"))).isEqualTo(Feedback.GOOD);
        assertThat(feedback(SmtpReply.of(452, "4.2.2", "full"))).isEqualTo(Feedback.GOOD);
        assertThat(
                        Feedback.of(
                                List.of(
                                        deferred(DOWN),
                                        new Attempt.Delivered(
                                                SmtpReply.of(250, "2.0.0", "ok"),
                                                Optional.empty()))))
                .isEqualTo(Feedback.GOOD);
    }

    private static Feedback feedback(SmtpReply reply) {
        return Feedback.of(List.of(deferred(reply)));
    }

    private static Attempt deferred(SmtpReply reply) {
        return new Attempt.Deferred(reply, Optional.empty());
    }

    private DestinationWindow window(String name, int sharers) {
        return new DestinationWindow(settings, name, 4, () -> sharers, clock);
    }

    private static int enterUntilBusy(DestinationWindow window) throws InterruptedException {
        int entered = 0;
        while (window.enter(Duration.ZERO) instanceof DestinationWindow.Permit.Go) {
            entered++;
        }
        return entered;
    }

    private void leave(int times, Feedback feedback) {
        for (int i = 0; i < times; i++) {
            window.leave(feedback, DOWN);
        }
    }
}
