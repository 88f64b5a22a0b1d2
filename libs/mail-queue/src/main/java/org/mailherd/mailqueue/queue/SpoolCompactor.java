package org.mailherd.mailqueue.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mailherd.mailqueue.spool.SegmentAppender;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.SpoolDamagedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what waits for long out of segments that are mostly finished, so that one deferred message
 * does not keep a whole segment on disk: the copy is forced, then the rows name it, and the sweeper
 * takes the old segment. A crash between leaves a copy that no row names, which the sweeper takes
 * too. Used by one thread; several processes may do it at once.
 */
public final class SpoolCompactor {
    private static final Logger log = LoggerFactory.getLogger(SpoolCompactor.class);

    /** What is tried again soon is not worth a copy. */
    private static final Duration AGE = Duration.ofMinutes(10);

    private static final int SEGMENTS = 16; // looked at in one go
    private static final int BATCH = 100; // messages moved in one transaction
    private static final long OCTETS = 16L * 1024 * 1024; // copied in one go
    private static final long MAX_MESSAGE = 1024 * 1024; // larger ones have segments of their own
    private static final long SEGMENT_LIMIT = 32L * 1024 * 1024;
    private static final int RECORD_HEADER = 40;

    /** Where a process may die. */
    enum Step {
        COPIED,
        FORCED,
        MOVED,
        SEALED
    }

    private final Spool spool;
    private final QueueStore store;
    private final Clock clock;
    private final Consumer<Step> steps;
    private final Set<Long> damaged = new HashSet<>();
    private long last = -1;

    public SpoolCompactor(Spool spool, QueueStore store, Clock clock) {
        this(spool, store, clock, _ -> {});
    }

    /**
     * @param steps hears of each step when it is done
     */
    SpoolCompactor(Spool spool, QueueStore store, Clock clock, Consumer<Step> steps) {
        this.spool = spool;
        this.store = store;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Looks at some segments, at others the next time.
     *
     * @return messages that were moved
     */
    public int compact() throws IOException {
        List<Long> looked = next();
        if (looked.isEmpty()) {
            return 0;
        }
        Instant old = clock.instant().minus(AGE);
        int moved = 0;
        long octets = 0;
        SegmentAppender appender = new SegmentAppender(spool, SEGMENT_LIMIT);
        for (PlaceStore.Use use : store.use(spool.id(), looked)) {
            if (use.newest().isBefore(old) && isMostlyDone(use) && octets < OCTETS) {
                moved += empty(use.segment(), appender);
                octets += use.octets();
            }
        }
        appender.close();
        steps.accept(Step.SEALED);
        return moved;
    }

    private List<Long> next() throws IOException {
        Set<Long> sweepable = spool.sweepable();
        damaged.retainAll(sweepable);
        List<Long> all = sweepable.stream().filter(one -> !damaged.contains(one)).sorted().toList();
        List<Long> some = all.stream().filter(one -> one > last).limit(SEGMENTS).toList();
        last = some.size() < SEGMENTS ? -1 : some.getLast();
        return some;
    }

    private boolean isMostlyDone(PlaceStore.Use use) throws IOException {
        return 2 * (use.octets() + use.messages() * RECORD_HEADER) < spool.bytes(use.segment());
    }

    private int empty(long segment, SegmentAppender appender) throws IOException {
        int moved = 0;
        while (true) {
            List<PlaceStore.Waiting> some = store.waiting(spool.id(), segment, BATCH);
            if (some.isEmpty()) {
                return moved;
            }
            List<PlaceStore.Move> moves = copy(segment, some, appender);
            steps.accept(Step.COPIED);
            appender.sync();
            steps.accept(Step.FORCED);
            int done = store.move(moves);
            steps.accept(Step.MOVED);
            appender.rollOver();
            moved += done;
            // Fewer: somebody took one in hand, or it cannot be copied. The rest has time.
            if (some.size() < BATCH || done < some.size()) {
                return moved;
            }
        }
    }

    private List<PlaceStore.Move> copy(
            long segment, List<PlaceStore.Waiting> some, SegmentAppender appender)
            throws IOException {
        List<PlaceStore.Move> moves = new ArrayList<>();
        for (PlaceStore.Waiting one : some) {
            if (one.place().length() > MAX_MESSAGE) {
                continue;
            }
            try {
                moves.add(
                        new PlaceStore.Move(
                                one.id(), one.place(), appender.copy(one.id(), one.place())));
            } catch (SpoolDamagedException e) {
                // A copy would make the damage look sound. Its delivery will say so too.
                damaged.add(segment);
                log.warn("event=spool-copy-failed qid={}", one.id(), e);
            }
        }
        return moves;
    }
}
