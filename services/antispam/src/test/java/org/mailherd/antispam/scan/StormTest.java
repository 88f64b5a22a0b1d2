package org.mailherd.antispam.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.effort.CrowdedException;
import org.mailherd.antispam.message.Envelope;

/** Many at once that are built to wear out whoever reads them. */
class StormTest {

    private static final int BOMBS = 40;
    private static final int STORM = 1000;
    private static final Envelope ENVELOPE = Scans.envelope("192.0.2.1", "carol@outside.test");

    private final Scanner scanner = new Scans().scanner();

    @Test
    void ordinaryMailIsServedWhileBombsHoldEveryPlaceTheyMay() throws Exception {
        byte[] bomb =
                ("Content-Type: text/html\r\n\r\n" + "<b><i><u><p>x</b>".repeat(30_000))
                        .getBytes(StandardCharsets.US_ASCII);
        CountDownLatch served = new CountDownLatch(1);
        List<Future<ScanOutcome>> bombs = new ArrayList<>();
        try (ScanLimits limits = new ScanLimits(4, Duration.ofMinutes(5));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            for (int i = 0; i < BOMBS; i++) {
                long size = i % 2 == 0 ? 1 << 20 : 50 << 20;
                InputStream late = new SequenceInputStream(new Gate(held, served), stream(bomb));
                bombs.add(threads.submit(() -> limits.run(size, scan(late))));
            }
            held.await();
            for (int i = 0; i < 20; i++) {
                byte[] clean = Scans.CLEAN.getBytes(StandardCharsets.UTF_8);
                ScanOutcome outcome = limits.run(clean.length, scan(stream(clean)));
                assertThat(action(outcome)).isEqualTo(Action.NO_ACTION);
            }
            assertThat(bombs).noneMatch(Future::isDone);
            served.countDown();
            for (Future<ScanOutcome> one : bombs) {
                assertThat(Scans.symbols((ScanOutcome.Judged) one.get()))
                        .containsAnyOf("MIME_BOMB", "CHECKS_CUT_SHORT");
            }
        }
    }

    /**
     * Threats, cases 7 and 19: whoever sends ordinary mail meanwhile gets the right answer each
     * time, every nasty message gets one, and afterwards all places are free.
     */
    @Test
    void thousandNastyMessagesKeepNoPlaceAndLoseNobodysVerdict() throws Exception {
        List<IntFunction<byte[]>> kinds = List.copyOf(Nasties.KINDS.values());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger scanned = new AtomicInteger();
        AtomicInteger putOff = new AtomicInteger();
        try (ScanLimits limits = new ScanLimits(32, Duration.ofMinutes(5));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int free = limits.free();
            List<Future<?>> storm = new ArrayList<>();
            for (int session = 0; session < 16; session++) {
                storm.add(
                        threads.submit(() -> {
                            for (int i = next.getAndIncrement();
                                    i < STORM;
                                    i = next.getAndIncrement()) {
                                byte[] one =
                                        kinds.get(i % kinds.size()).apply(i % 25 == 0 ? 200 : 16);
                                (isScanned(limits, one) ? scanned : putOff).incrementAndGet();
                            }
                            return null;
                        }));
            }
            byte[] clean = Scans.CLEAN.getBytes(StandardCharsets.UTF_8);
            int ordinary = 0;
            while (scanned.get() + putOff.get() < STORM || ordinary < 20) {
                ScanOutcome outcome = limits.run(clean.length, scan(stream(clean)));
                assertThat(action(outcome)).isEqualTo(Action.NO_ACTION);
                ordinary++;
            }
            for (Future<?> session : storm) {
                session.get();
            }
            assertThat(scanned.get() + putOff.get()).isEqualTo(STORM);
            assertThat(scanned.get()).isGreaterThan(STORM / 2);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> limits.free() == free);
        }
    }

    /** Else there was no room for it, and its sender tries again. */
    private boolean isScanned(ScanLimits limits, byte[] message) throws Exception {
        try {
            return limits.run(message.length, scan(stream(message))) instanceof ScanOutcome.Judged;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(CrowdedException.class);
            return false;
        }
    }

    private ScanLimits.Work<ScanOutcome> scan(InputStream message) {
        return turn -> scanner.scan(ENVELOPE, message, Scans.NOW, turn);
    }

    private static Action action(ScanOutcome outcome) {
        return ((ScanOutcome.Judged) outcome).verdict().action();
    }

    private static InputStream stream(byte[] octets) {
        return new ByteArrayInputStream(octets);
    }

    /** Empty, but says so only when it may. */
    private static final class Gate extends InputStream {
        private final CountDownLatch reached;
        private final CountDownLatch open;

        Gate(CountDownLatch reached, CountDownLatch open) {
            this.reached = reached;
            this.open = open;
        }

        @Override
        public int read() throws IOException {
            reached.countDown();
            try {
                open.await();
                return -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
