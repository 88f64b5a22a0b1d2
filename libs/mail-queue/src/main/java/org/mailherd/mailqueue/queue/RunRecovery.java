package org.mailherd.mailqueue.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.spool.DeadRun;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.Unsettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what dead processes left: their leases, and the messages that only their segments
 * knew. May be broken off anywhere and begun again.
 */
public final class RunRecovery {
    private static final Logger log = LoggerFactory.getLogger(RunRecovery.class);
    private static final int CHUNK = 200;

    private final Spool spool;
    private final QueueStore store;
    private final Clock clock;
    private final Set<String> unreadable = new HashSet<>();

    public RunRecovery(Spool spool, QueueStore store, Clock clock) {
        this.spool = spool;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param runs dead ones that were recovered
     * @param returned recipients whose lease they had
     * @param found messages that had no rows
     */
    public record Found(int runs, int returned, int found) {
        public boolean isNothing() {
            return runs == 0;
        }

        private Found and(Found more) {
            return new Found(runs + more.runs, returned + more.returned, found + more.found);
        }
    }

    public Found recover() throws IOException {
        Found all = new Found(0, 0, 0);
        List<DeadRun> dead = spool.deadRuns();
        try {
            for (DeadRun run : dead) {
                all = all.and(recoverOrSay(run));
            }
        } finally {
            for (DeadRun run : dead) {
                run.close();
            }
        }
        return all;
    }

    /** One that cannot be read must not keep the others waiting; it stays, and is tried again. */
    private Found recoverOrSay(DeadRun run) {
        try {
            int returned = store.releaseOwner(spool.id(), run.name(), clock.instant());
            int found = 0;
            for (long segment : run.segments()) {
                found += recover(run, segment);
            }
            run.finish();
            return new Found(1, returned, found);
        } catch (IOException e) {
            if (unreadable.add(run.name())) {
                log.error("event=run-unreadable run={}", run.name(), e);
            }
            return new Found(0, 0, 0);
        }
    }

    private int recover(DeadRun run, long segment) throws IOException {
        List<Unsettled> unsettled = run.unsettled(segment);
        int found = 0;
        for (int from = 0; from < unsettled.size(); from += CHUNK) {
            List<Unsettled> some =
                    unsettled.subList(from, Math.min(from + CHUNK, unsettled.size()));
            List<NewRows> rows = rows(some);
            if (!rows.isEmpty()) {
                store.insert(spool.id(), rows);
            }
            run.settled(segment, some.stream().map(one -> one.place().position()).toList());
            found += rows.size();
        }
        return found;
    }

    /** Not for those whose rows were committed, but whose mark was not written any more. */
    private List<NewRows> rows(List<Unsettled> some) throws IOException {
        Set<QueueId> known = store.known(some.stream().map(Unsettled::id).toList());
        Instant now = clock.instant();
        List<NewRows> rows = new ArrayList<>();
        for (Unsettled one : some) {
            if (!known.contains(one.id())) {
                RowValues values = RowImage.decode(one.image());
                Instant due = values.due().isAfter(now) ? values.due() : now;
                rows.add(NewRows.all(values, one.place(), NewRows.State.incoming(due)));
            }
        }
        return rows;
    }
}
