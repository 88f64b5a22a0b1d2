package org.mailherd.antispam.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Heavy messages keep no ordinary one waiting. Time is told by hand, for each thread its own. */
class LanesTest {

    private static final long HEAVY = Lanes.QUICK.toNanos() + 1;

    private final ThreadLocal<Long> computed = ThreadLocal.withInitial(() -> 0L);
    private final Lanes lanes = new Lanes(2);
    private final CountDownLatch served = new CountDownLatch(1);
    private final AtomicInteger slow = new AtomicInteger();
    private final AtomicInteger mostSlow = new AtomicInteger();

    @Test
    void ordinaryWorkIsDoneWhileHeavyOnesHoldTheSlowLane() throws Exception {
        try (Processors processors = new Processors(lanes, computed::get);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> heavy = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                heavy.add(threads.submit(() -> processors.run(this::heavy)));
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> lanes.inSlowLane() == heavy.size());
            for (int i = 0; i < 100; i++) {
                boolean went = processors.run(effort -> !effort.spent());
                assertThat(went).isTrue();
            }
            assertThat(heavy).noneMatch(Future::isDone);
            served.countDown();
            for (Future<Boolean> one : heavy) {
                assertThat(one.get()).isTrue();
            }
            assertThat(mostSlow).hasValue(1);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> lanes.inSlowLane() == 0);
        }
    }

    /** Has computed more than any ordinary message, and waits then for the test. */
    private boolean heavy(Effort effort) {
        computed.set(computed.get() + HEAVY);
        boolean spent = effort.spent();
        mostSlow.accumulateAndGet(slow.incrementAndGet(), Math::max);
        try {
            served.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slow.decrementAndGet();
        return !spent;
    }

    @Test
    void heavyWorkThatNobodyWaitsForEndsInItsQueue() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (Processors processors = new Processors(lanes, computed::get);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> processors.run(this::heavy));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> slow.get() == 1);
            Future<Boolean> second =
                    threads.submit(() ->
                            processors.run(effort -> {
                                computed.set(computed.get() + HEAVY);
                                ended.set(effort.spent());
                                return true;
                            }));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> lanes.inSlowLane() == 2);
            second.cancel(true);
            Awaitility.await().atMost(Duration.ofMinutes(1)).untilTrue(ended);
            assertThat(first).isNotDone();
            served.countDown();
            assertThat(first.get()).isTrue();
        }
    }
}
