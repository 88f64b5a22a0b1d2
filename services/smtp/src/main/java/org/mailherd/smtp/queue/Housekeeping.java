package org.mailherd.smtp.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.queue.FreshMail;
import org.mailherd.mailqueue.queue.Lease;
import org.mailherd.mailqueue.queue.QueueSettler;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.RunRecovery;
import org.mailherd.mailqueue.queue.SpoolCompactor;
import org.mailherd.mailqueue.queue.SpoolSweeper;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done now and then, for this process and for those that died. Used by one thread;
 * each duty that fails is tried again at the next look.
 */
public final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** A message that takes longer than this gets rows, so that it can be seen and steered. */
    private static final Duration WITHOUT_ROWS = Duration.ofSeconds(5);

    private static final Duration MARKS = Duration.ofSeconds(1);
    private static final Duration RECOVER = Duration.ofSeconds(1);
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration RENEW = Duration.ofMinutes(1);
    private static final Duration MEND = Duration.ofMinutes(10);
    private static final Duration COMPACT = Duration.ofMinutes(1);

    private final Spool spool;
    private final QueueStore store;
    private final QueueSettler settler;
    private final IntConsumer sharers;
    private final Clock clock;
    private final RunRecovery recovery;
    private final SpoolSweeper sweeper;
    private final SpoolCompactor compactor;
    private final Due marks = new Due(MARKS);
    private final Due recover = new Due(RECOVER);
    private final Due sweep = new Due(SWEEP);
    private final Due renew = new Due(RENEW);
    private final Due mend = new Due(MEND);
    private final Due compact = new Due(COMPACT);

    /**
     * @param sharers hears how many processes share the spool, this one counted
     */
    public Housekeeping(
            FreshMail fresh,
            QueueStore store,
            QueueSettler settler,
            IntConsumer sharers,
            Clock clock) {
        this.spool = fresh.spool();
        this.store = store;
        this.settler = settler;
        this.sharers = sharers;
        this.clock = clock;
        this.recovery = new RunRecovery(spool, store, clock);
        this.sweeper = new SpoolSweeper(spool, store);
        this.compactor = new SpoolCompactor(spool, store, clock);
    }

    private static final class Due {
        private final Duration every;
        private Instant next = Instant.MIN;

        Due(Duration every) {
            this.every = every;
        }

        boolean at(Instant now) {
            return !now.isBefore(next);
        }

        void done(Instant now) {
            next = now.plus(every);
        }
    }

    Spool spool() {
        return spool;
    }

    void look(Lease lease, List<QueueId> inWork) throws IOException, QueueUnavailableException {
        Instant now = clock.instant();
        if (marks.at(now)) {
            spool.forceMarks();
            marks.done(now);
        }
        if (recover.at(now)) {
            recover();
            sharers.accept(spool.runs());
            settler.giveRows(lease, now.minus(WITHOUT_ROWS), now);
            recover.done(now);
        }
        if (renew.at(now)) {
            store.renew(lease, inWork);
            store.releaseExpired(spool.id(), now);
            renew.done(now);
        }
        if (sweep.at(now)) {
            sweeper.sweep();
            sweep.done(now);
        }
        if (mend.at(now)) {
            store.removeEmptyMessages(spool.id());
            store.mendNextHops(spool.id());
            mend.done(now);
        }
        if (compact.at(now)) {
            // A disk that is full is not asked again at once: what it takes is mail's.
            compact.done(now);
            compact();
        }
    }

    private void compact() throws IOException {
        int moved = compactor.compact();
        if (moved > 0) {
            LogEvent.of("spool-compacted")
                    .with("spool", spool.id())
                    .with("messages", moved)
                    .info(log);
        }
    }

    private void recover() throws IOException {
        RunRecovery.Found found = recovery.recover();
        if (!found.isNothing()) {
            LogEvent.of("queue-recovered")
                    .with("spool", spool.id())
                    .with("runs", found.runs())
                    .with("returned", found.returned())
                    .with("found", found.found())
                    .info(log);
        }
    }
}
