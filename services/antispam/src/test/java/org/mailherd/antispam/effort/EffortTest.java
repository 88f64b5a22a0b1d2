package org.mailherd.antispam.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.scan.Scans;

class EffortTest {

    private static final Hit FOUND = Hit.of(Symbol.of("FOUND", 1, "test", "It was found"));

    private static final Semaphore ROOM = new Semaphore(1);

    private final AtomicLong now = new AtomicLong();
    private final Scan scan = new Scans().judge(Scans.CLEAN).scan();

    /** Takes a second of the processor. */
    private final class Slow implements Check {
        @Override
        public List<Hit> run(Scan scan) {
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            return List.of(FOUND);
        }
    }

    @Test
    void checksAreSkippedWhenItIsSpentAndASymbolSaysWhich() {
        Effort effort = new Effort(Duration.ofSeconds(1), now::get);
        List<Hit> hits =
                new Checks(List.of(new Slow(), new Slow(), new Slow(), new Slow()))
                        .run(scan, effort);
        assertThat(hits)
                .extracting(hit -> hit.symbol().name())
                .containsExactly("FOUND", "FOUND", "CHECKS_CUT_SHORT");
        assertThat(hits.getLast().options()).containsExactly("Slow", "Slow");
        assertThat(hits.getLast().symbol().weight()).isPositive();
    }

    /** Threats, case 19: a text that makes a check call itself until the stack is full. */
    @Test
    void aCheckThatFallsIntoItselfIsSkippedAndASymbolSaysSo() {
        Effort effort = new Effort(Duration.ofSeconds(1), now::get);
        List<Hit> hits =
                new Checks(List.of(EffortTest::falls, _ -> List.of(FOUND))).run(scan, effort);
        assertThat(hits)
                .extracting(hit -> hit.symbol().name())
                .containsExactly("FOUND", "CHECKS_CUT_SHORT");
    }

    @SuppressWarnings("InfiniteRecursion") // as a regular expression on a stranger's text might
    private static List<Hit> falls(Scan scan) {
        return falls(scan).reversed();
    }

    @Test
    void ofOrdinaryMailNothingIsSkipped() {
        Effort effort = new Effort(Duration.ofSeconds(1), now::get);
        assertThat(new Checks(List.of(_ -> List.of(FOUND))).run(scan, effort))
                .containsExactly(FOUND);
    }

    @Test
    void timeOfAThreadThatWaitsStandsStill() {
        Duration wait = Duration.ofSeconds(1);
        long start = Effort.processorTime();
        Awaitility.await().pollDelay(wait).until(() -> true);
        assertThat(Effort.processorTime() - start).isLessThan(wait.toNanos());
    }

    @Test
    void workEndsWhenNobodyWaitsForIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        try (Processors processors = new Processors()) {
            Thread waiting =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    processors.run(
                                            processors.errand(),
                                            Processors.Kind.ORDINARY,
                                            ROOM,
                                            effort -> spin(effort, begun, ended));
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            begun.await();
            waiting.interrupt();
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilTrue(ended);
        }
    }

    private static boolean spin(Effort effort, CountDownLatch begun, AtomicBoolean ended) {
        begun.countDown();
        while (!effort.spent()) {
            Thread.onSpinWait();
        }
        ended.set(true);
        return true;
    }

    @Test
    void workThatComputesForEverIsToldToEnd() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (Processors processors = new Processors()) {
            processors.run(
                    processors.errand(),
                    Processors.Kind.ORDINARY,
                    ROOM,
                    effort -> spin(effort, new CountDownLatch(1), ended));
        }
        assertThat(ended).isTrue();
    }

    @Test
    void faultOfAWorkReachesWhoAskedForIt() {
        try (Processors processors = new Processors()) {
            assertThatThrownBy(() ->
                            processors.run(
                                    processors.errand(),
                                    Processors.Kind.ORDINARY,
                                    ROOM,
                                    _ -> {
                                        throw new IllegalStateException("a fault of ours");
                                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a fault of ours");
        }
    }
}
