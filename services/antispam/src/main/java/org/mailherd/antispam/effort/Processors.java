package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Where computing is done: by as many at one time as there are processors, works on threads whose
 * processor time can be told. How many works wait is bounded by who admits scans.
 */
public final class Processors implements AutoCloseable {

    /**
     * A scan has two works, content and checks: with what it costs to read less than two seconds.
     */
    public static final Duration LIMIT = Duration.ofMillis(700);

    /** Half of what a scan has. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("scan-", 0).factory());
    private final Gate gate;
    private final Lanes lanes;
    private final LongSupplier nanoTime;
    private final Duration patience;

    public Processors() {
        this(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                PATIENCE,
                Effort::processorTime);
    }

    /**
     * @param patience for room
     * @param nanoTime that a thread computed
     */
    Processors(int processors, Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.gate = new Gate(processors, System::nanoTime);
        this.lanes = new Lanes(processors, gate);
        this.nanoTime = nanoTime;
    }

    Lanes lanes() {
        return lanes;
    }

    Gate gate() {
        return gate;
    }

    /** Works that may begin at once, in both lanes, for tests. */
    public int free() {
        return lanes.free();
    }

    /** What is known of a work before it begins. */
    public enum Kind {
        ORDINARY,
        /** It goes into the slow lane at once. */
        HEAVY
    }

    /** For a scan that begins. */
    public Errand errand() {
        return new Errand(gate, nanoTime);
    }

    /**
     * A part of a scan that computes only.
     *
     * @param kind as far as it is known
     * @param room for those who go on in the slow lane
     * @param work done twice where it turns out to be heavy: it changes nothing outside
     * @throws CrowdedException when the work is a heavy one and there is no room
     * @throws InterruptedException when nobody waits for it any more; the work ends soon
     */
    public <T> T run(Errand errand, Kind kind, Semaphore room, Function<Effort, T> work)
            throws InterruptedException {
        Future<T> result =
                threads.submit(() ->
                        kind == Kind.HEAVY
                                ? inRoom(errand, room, work)
                                : inLane(errand, room, work));
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            result.cancel(true);
        }
    }

    private <T> T inLane(Errand errand, Semaphore room, Function<Effort, T> work)
            throws InterruptedException {
        try (Lanes.QuickPlace place = lanes.quick(errand)) {
            T done = new Effort(LIMIT, nanoTime, place).within(work);
            if (!place.wasOutgrown()) {
                return done;
            }
        } catch (SpentException e) {
            // Its lane's end, not its own: nothing else ends a work in the quick lane.
        }
        return inRoom(errand, room, work);
    }

    private <T> T inRoom(Errand errand, Semaphore room, Function<Effort, T> work)
            throws InterruptedException {
        // Who were turned away at once would be back at once.
        if (!room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CrowdedException();
        }
        try (Lanes.SlowPlace place = lanes.slow(errand)) {
            return new Effort(LIMIT, nanoTime, place).within(work);
        } finally {
            room.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
