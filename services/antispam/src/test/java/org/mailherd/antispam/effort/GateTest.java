package org.mailherd.antispam.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has had least goes first. Time is told by hand; who waits is seen before anything else. */
class GateTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final AtomicLong now = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        threads.shutdownNow();
        threads.close();
    }

    @Test
    void levelsDoubleAndTheSlowLaneIsTheLast() {
        long milli = MILLI.toNanos();
        assertThat(Gate.level(0)).isZero();
        assertThat(Gate.level(2 * milli - 1)).isZero();
        assertThat(Gate.level(2 * milli)).isEqualTo(1);
        assertThat(Gate.level(4 * milli)).isEqualTo(2);
        assertThat(Gate.level(8 * milli)).isEqualTo(Gate.LATE);
        assertThat(Gate.level(32 * milli)).isEqualTo(5);
        assertThat(Gate.level(Duration.ofDays(1).toNanos())).isEqualTo(5).isLessThan(Gate.LAST);
    }

    @Test
    void whoHasHadLeastGoesFirstAndWithinALevelWhoCameFirst() throws Exception {
        Gate gate = new Gate(1, now::get);
        gate.enter(0);
        List<Future<?>> waiting = new ArrayList<>();
        for (int level : new int[] {Gate.LAST, 4, 0, 1, 4, 0}) {
            waiting.add(visit(gate, level));
        }
        assertThat(gate.isWaitedForBelow(1)).isTrue();
        assertThat(gate.isWaitedForBelow(0)).as("of the same level nobody makes way").isFalse();
        gate.leave(0);
        for (Future<?> one : waiting) {
            one.get();
        }
        assertThat(order).containsExactly("0#3", "0#6", "1#4", "4#2", "4#5", "6#1");
        assertThat(gate.free()).isEqualTo(1);
        assertThat(gate.isWaitedForBelow(Gate.LAST)).isFalse();
    }

    /** However long a storm has waited, one of it at a time comes before ordinary mail. */
    @Test
    void whoHasWaitedLongestComesBeforeItsLevelNowAndThen() throws Exception {
        Gate gate = new Gate(1, now::get);
        gate.enter(0);
        List<Future<?>> waiting = new ArrayList<>();
        for (int level : new int[] {5, 5, 0, 0}) {
            waiting.add(visit(gate, level));
        }
        now.addAndGet(Gate.PATIENCE.toNanos());
        gate.leave(0);
        for (Future<?> one : waiting) {
            one.get();
        }
        assertThat(order).containsExactly("5#1 early", "0#3", "0#4", "5#2");
    }

    @Test
    void theLastProcessorIsForOrdinaryMail() throws Exception {
        Gate gate = new Gate(2, now::get);
        gate.enter(Gate.LAST);
        Future<?> late = visit(gate, Gate.LATE);
        gate.enter(0);
        gate.leave(0);
        assertThat(order).as("a turn is free, but not for it").isEmpty();
        assertThat(gate.rises(0, 1)).isTrue();
        assertThat(gate.rises(1, Gate.LATE)).as("who becomes late makes way").isFalse();
        gate.leave(Gate.LAST);
        late.get();
        assertThat(order).containsExactly("3#1");
        assertThat(gate.free()).isEqualTo(2);
    }

    @Test
    void whoBecomesLateKeepsItsTurnWhereNoOtherIs() throws Exception {
        Gate gate = new Gate(2, now::get);
        gate.enter(0);
        assertThat(gate.rises(0, Gate.LATE)).isTrue();
        Future<?> late = visit(gate, 5);
        gate.leave(Gate.LATE);
        late.get();
        assertThat(gate.free()).isEqualTo(2);
    }

    @Test
    void whomNobodyWaitsForLeavesItsQueue() throws Exception {
        Gate gate = new Gate(1, now::get);
        gate.enter(0);
        Future<?> gone = visit(gate, 0);
        Future<?> stays = visit(gate, 1);
        gone.cancel(true);
        Awaitility.await().atMost(LONG).until(() -> gate.waiting() == 1);
        assertThat(gate.isWaitedForBelow(1)).isFalse();
        gate.leave(0);
        stays.get();
        assertThat(order).containsExactly("1#2");
        assertThat(gate.free()).isEqualTo(1);
    }

    /** Interrupted at any moment: no turn is lost, and there are never more than there are. */
    @Test
    void noTurnIsLostHoweverManyComeAndGo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Gate gate = new Gate(3, System::nanoTime);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> visits = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int level = random.nextInt(Gate.LAST + 1);
            visits.add(
                    threads.submit(() -> {
                        gate.enter(level);
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        gate.leave(level);
                        return null;
                    }));
            if (random.nextInt(3) == 0) {
                visits.get(random.nextInt(visits.size())).cancel(true);
            }
        }
        Awaitility.await()
                .atMost(LONG)
                .until(() -> visits.stream().allMatch(Future::isDone) && gate.free() == 3);
        assertThat(gate.waiting()).as("seed %d", seed).isZero();
        assertThat(most.get()).as("seed %d", seed).isBetween(1, 3);
    }

    /** Waits already when this returns. */
    private Future<?> visit(Gate gate, int level) {
        int before = gate.waiting();
        String name = level + "#" + (before + 1);
        Future<?> visit =
                threads.submit(() -> {
                    boolean early = gate.enter(level);
                    order.add(early ? name + " early" : name);
                    gate.leave(level);
                    return null;
                });
        Awaitility.await().atMost(LONG).until(() -> gate.waiting() == before + 1);
        return visit;
    }
}
