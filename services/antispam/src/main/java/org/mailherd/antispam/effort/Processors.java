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
 * Where computing is done: by as many works at one time as there are processors, and in the slow
 * lane by half as many more, on threads whose processor time can be told. How many works wait is
 * bounded by who admits scans.
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
    private final Courtesy courtesy;
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
        this.courtesy = new Courtesy();
        this.lanes = new Lanes(processors, courtesy);
        this.nanoTime = nanoTime;
    }

    Lanes lanes() {
        return lanes;
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

    /** A scan that is under way, until it is closed. */
    public interface Presence extends AutoCloseable {
        @Override
        void close();
    }

    /** Heavy works make way for it. */
    public Presence enter() {
        courtesy.begins();
        return courtesy::ends;
    }

    /**
     * Of a scan that has entered.
     *
     * @param kind as far as it is known
     * @param room for those who go on in the slow lane
     * @param work done twice where it turns out to be heavy: it changes nothing outside
     * @throws CrowdedException when the work is a heavy one and there is no room
     * @throws InterruptedException when nobody waits for it any more; the work ends soon
     */
    public <T> T run(Kind kind, Semaphore room, Function<Effort, T> work)
            throws InterruptedException {
        Future<T> result = threads.submit(() -> inLane(kind, room, work));
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

    private <T> T inLane(Kind kind, Semaphore room, Function<Effort, T> work)
            throws InterruptedException {
        if (kind == Kind.HEAVY) {
            return inSlowLane(room, work);
        }
        try (Lanes.QuickPlace place = lanes.quick()) {
            T done = new Effort(LIMIT, nanoTime, place).within(work);
            if (!place.wasOutgrown()) {
                return done;
            }
        } catch (SpentException e) {
            // Its lane's end, not its own: nothing else ends a work in the quick lane.
        }
        return inSlowLane(room, work);
    }

    private <T> T inSlowLane(Semaphore room, Function<Effort, T> work) throws InterruptedException {
        courtesy.ends();
        try {
            return inRoom(room, work);
        } finally {
            courtesy.begins();
        }
    }

    private <T> T inRoom(Semaphore room, Function<Effort, T> work) throws InterruptedException {
        // Who were turned away at once would be back at once.
        if (!room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CrowdedException();
        }
        try (Lanes.SlowPlace place = lanes.slow()) {
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
