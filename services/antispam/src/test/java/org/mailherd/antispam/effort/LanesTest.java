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

    /** Two turns, one place in the slow lane, and those of who makes way. */
    private static final int FREE = 3 + Lanes.BEGUN;

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
        Awaitility.await().atMost(LONG).until(() -> lanes.free() == FREE);
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
        Awaitility.await().atMost(LONG).until(() -> lanes.free() == FREE);
    }

    @Test
    void whatIsKnownToBeHeavyTakesNoStepInTheQuickLane() throws Exception {
        boolean done = run(Processors.Kind.HEAVY, this::heavyAtOnce);
        assertThat(done).isTrue();
        assertThat(begun).hasValue(1);
    }

    /** What it has built so far it keeps; there are only a few who may, and others begin anew. */
    @Test
    void whoHasComputedMoreThanOrdinaryMailMakesWayForOneAnother() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        Function<Effort, Boolean> longer =
                effort -> {
                    begun.incrementAndGet();
                    computed.set(computed.get() + Duration.ofMillis(8).toNanos());
                    boolean spent = effort.spent();
                    steps.incrementAndGet();
                    return !spent;
                };
        Future<Boolean> first = threads.submit(() -> scan(this::longerAndHeld));
        Awaitility.await().atMost(LONG).until(() -> slow.get() == 1);
        List<Future<Boolean>> others = new ArrayList<>();
        for (int i = 1; i <= Lanes.BEGUN + 1; i++) {
            int waiting = i;
            others.add(threads.submit(() -> scan(longer)));
            Awaitility.await().atMost(LONG).until(() -> processors.gate().waiting() == waiting);
        }
        assertThat(steps).as("told to begin anew").hasValue(1);
        assertThat(scan(effort -> !effort.spent())).as("ordinary").isTrue();
        served.countDown();
        assertThat(first.get()).isTrue();
        for (Future<Boolean> one : others) {
            assertThat(one.get()).isTrue();
        }
        assertThat(begun).hasValue(Lanes.BEGUN + 2);
        Awaitility.await().atMost(LONG).until(() -> lanes.free() == FREE);
    }

    private boolean longerAndHeld(Effort effort) {
        computed.set(computed.get() + Duration.ofMillis(8).toNanos());
        boolean spent = effort.spent();
        slow.incrementAndGet();
        try {
            served.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !spent;
    }

    private Boolean scan(Function<Effort, Boolean> work) throws InterruptedException {
        return run(Processors.Kind.ORDINARY, work);
    }

    private Boolean run(Processors.Kind kind, Function<Effort, Boolean> work)
            throws InterruptedException {
        return processors.run(processors.errand(), kind, room, work);
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
