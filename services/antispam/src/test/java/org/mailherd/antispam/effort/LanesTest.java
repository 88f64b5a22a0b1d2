package org.mailherd.antispam.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Heavy messages keep no ordinary one waiting. Time is told by hand, for each thread its own. */
class LanesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long HEAVY = Lanes.QUICK.toNanos() + 1;

    private final ThreadLocal<Long> computed = ThreadLocal.withInitial(() -> 0L);
    private final Processors processors = new Processors(2, Duration.ofMillis(1), computed::get);
    private final Lanes lanes = processors.lanes();
    private final Semaphore room = new Semaphore(10);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch served = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();
    private final AtomicInteger mostSlow = new AtomicInteger();

    @AfterEach
    void close() {
        served.countDown();
        processors.close();
        threads.close();
    }

    @Test
    void ordinaryWorkIsDoneWhileHeavyOnesHoldTheSlowLane() throws Exception {
        List<Future<Boolean>> heavy = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            heavy.add(threads.submit(() -> scan(this::heavy)));
        }
        Awaitility.await().atMost(LONG).until(() -> lanes.waiting() == heavy.size() - 1);
        for (int i = 0; i < 100; i++) {
            boolean went = scan(effort -> !effort.spent());
            assertThat(went).isTrue();
        }
        assertThat(heavy).noneMatch(Future::isDone);
        served.countDown();
        for (Future<Boolean> one : heavy) {
            assertThat(one.get()).isTrue();
        }
        assertThat(mostSlow).hasValue(1);
        assertThat(begun).as("each once in each lane").hasValue(2 * heavy.size());
        Awaitility.await().atMost(LONG).until(() -> lanes.free() == 3);
        assertThat(room.availablePermits()).isEqualTo(10);
    }

    /** Of the memory of heavy works, those that wait have none: all of it is built again. */
    @Test
    void whoWaitsForTheSlowLaneHoldsNothing() throws Exception {
        Future<Boolean> first = threads.submit(() -> scan(this::heavy));
        Awaitility.await().atMost(LONG).until(() -> slow.get() == 1);
        AtomicInteger inside = new AtomicInteger();
        Future<Boolean> second =
                threads.submit(() ->
                        scan(effort -> {
                            inside.incrementAndGet();
                            computed.set(computed.get() + HEAVY);
                            boolean spent = effort.spent();
                            inside.decrementAndGet();
                            return spent;
                        }));
        Awaitility.await().atMost(LONG).until(() -> lanes.waiting() == 1);
        assertThat(inside).hasValue(0);
        served.countDown();
        assertThat(first.get()).isTrue();
        assertThat(second.get()).as("told to stop in the slow lane").isFalse();
    }

    @Test
    void heavyWorkForWhichThereIsNoRoomIsTurnedAway() throws Exception {
        List<Future<Boolean>> heavy = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            heavy.add(threads.submit(() -> scan(this::heavy)));
        }
        Awaitility.await().atMost(LONG).until(() -> room.availablePermits() == 0);
        assertThatThrownBy(() -> scan(this::heavy)).isInstanceOf(CrowdedException.class);
        served.countDown();
        for (Future<Boolean> one : heavy) {
            assertThat(one.get()).isTrue();
        }
    }

    @Test
    void heavyWorkThatNobodyWaitsForEndsInItsQueue() throws Exception {
        AtomicBoolean again = new AtomicBoolean();
        Future<Boolean> first = threads.submit(() -> scan(this::heavy));
        Awaitility.await().atMost(LONG).until(() -> slow.get() == 1);
        Future<Boolean> second =
                threads.submit(() ->
                        scan(effort -> {
                            computed.set(computed.get() + HEAVY);
                            again.set(!effort.spent());
                            return true;
                        }));
        Awaitility.await().atMost(LONG).until(() -> lanes.waiting() == 1);
        second.cancel(true);
        Awaitility.await().atMost(LONG).until(() -> lanes.waiting() == 0);
        assertThat(first).isNotDone();
        served.countDown();
        assertThat(first.get()).isTrue();
        assertThat(again).isFalse();
        Awaitility.await().atMost(LONG).until(() -> lanes.free() == 3);
    }

    @Test
    void whatIsKnownToBeHeavyTakesNoStepInTheQuickLane() throws Exception {
        boolean done;
        try (Processors.Presence _ = processors.enter()) {
            done = processors.run(Processors.Kind.HEAVY, room, this::heavyAtOnce);
        }
        assertThat(done).isTrue();
        assertThat(begun).hasValue(1);
    }

    @Test
    void heavyWorkMakesWayForOrdinaryScansAndGoesOnWhenThereAreNone() throws Exception {
        Processors.Presence ordinary = processors.enter();
        Future<Boolean> heavy =
                threads.submit(() ->
                        scan(effort -> {
                            computed.set(computed.get() + Duration.ofDays(1).toNanos());
                            begun.incrementAndGet();
                            return effort.spent();
                        }));
        Awaitility.await().atMost(LONG).until(() -> begun.get() == 2);
        assertThat(heavy).as("a day is owed to the others").isNotDone();
        ordinary.close();
        assertThat(heavy.get()).isTrue();
    }

    private Boolean scan(Function<Effort, Boolean> work) throws InterruptedException {
        try (Processors.Presence _ = processors.enter()) {
            return processors.run(Processors.Kind.ORDINARY, room, work);
        }
    }

    private boolean heavyAtOnce(Effort effort) {
        computed.set(computed.get() + HEAVY);
        begun.incrementAndGet();
        return !effort.spent();
    }

    /** Has computed more than any ordinary message, and waits then for the test. */
    private boolean heavy(Effort effort) {
        begun.incrementAndGet();
        computed.set(computed.get() + HEAVY);
        if (effort.spent()) {
            return false;
        }
        mostSlow.accumulateAndGet(slow.incrementAndGet(), Math::max);
        try {
            served.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slow.decrementAndGet();
        return true;
    }
}
