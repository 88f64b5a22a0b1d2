package org.mailherd.mailqueue.queue;

import java.io.Closeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailherd.mailmodel.QueueId;

/**
 * Records what became of messages in work. One that had no rows and is finished costs a mark in its
 * segment's file; all else goes to the tables, many runners' outcomes in one transaction.
 */
public final class QueueSettler implements Closeable {
    private final QueueStore store;
    private final FreshMail fresh;
    private final GroupCommit<Work> commits;

    private sealed interface Work {
        record Outcome(List<Settlement> settlements) implements Work {}

        record GiveRows(List<QueueId> messages, NewRows.State state) implements Work {}
    }

    public QueueSettler(QueueStore store, FreshMail fresh) {
        this.store = store;
        this.fresh = fresh;
        // One lane: a message that is being given rows is settled after it has them.
        this.commits = new GroupCommit<>("queue-settler", 1, () -> this::write);
    }

    /**
     * Returns when the outcome of one message is recorded.
     *
     * @param outcome of all its recipients in work
     * @throws QueueUnavailableException when it is not: the rows stay leased and come back when the
     *     lease ends, or the segment brings the message back
     */
    public void settle(List<Settlement> outcome) throws QueueUnavailableException {
        boolean finished =
                outcome.stream().allMatch(Settlement.Done.class::isInstance)
                        && fresh.finish(outcome.getFirst().id());
        if (!finished) {
            commits.write(new Work.Outcome(outcome));
        }
    }

    /** Gives rows, active under the lease, to what has been in work without them since then. */
    public void giveRows(Lease lease, Instant since, Instant now) throws QueueUnavailableException {
        List<QueueId> old = fresh.arrivedBefore(since);
        if (!old.isEmpty()) {
            commits.write(new Work.GiveRows(old, NewRows.State.active(lease, now)));
        }
    }

    private void write(List<Work> batch) {
        List<Settlement> settlements = new ArrayList<>();
        Map<QueueId, NewRows> rows = new LinkedHashMap<>();
        for (Work work : batch) {
            switch (work) {
                case Work.Outcome(List<Settlement> outcome) -> {
                    Optional<LeasedMessage> message = fresh.get(outcome.getFirst().id());
                    if (message.isPresent()) {
                        rows.put(outcome.getFirst().id(), rows(message.get(), outcome));
                    } else {
                        settlements.addAll(outcome);
                    }
                }
                case Work.GiveRows(List<QueueId> messages, NewRows.State state) ->
                        giveRows(messages, state, rows);
            }
        }
        try {
            record(settlements, rows);
        } catch (RuntimeException e) {
            fresh.rowing(rows.keySet(), false);
            throw e;
        }
    }

    /** Not where the outcome is already known. */
    private void giveRows(List<QueueId> messages, NewRows.State state, Map<QueueId, NewRows> rows) {
        fresh.rowing(messages, true);
        for (QueueId id : messages) {
            Optional<LeasedMessage> message = fresh.get(id);
            if (message.isPresent()) {
                LeasedMessage one = message.get();
                rows.putIfAbsent(id, NewRows.all(values(one), one.place(), state));
            }
        }
    }

    private void record(List<Settlement> settlements, Map<QueueId, NewRows> rows) {
        List<NewRows> some = rows.values().stream().filter(one -> !one.states().isEmpty()).toList();
        if (!settlements.isEmpty() || !some.isEmpty()) {
            store.settle(fresh.spool().id(), settlements, some);
        }
        fresh.haveRows(rows.keySet());
    }

    private static RowValues values(LeasedMessage message) {
        return RowValues.of(message.envelope(), message.recipients());
    }

    private static NewRows rows(LeasedMessage message, List<Settlement> outcome) {
        Map<Integer, NewRows.State> states = new TreeMap<>();
        for (Settlement settlement : outcome) {
            switch (settlement) {
                case Settlement.Done _ -> {}
                case Settlement.Retry(_, int seq, Instant next, String reply) ->
                        states.put(
                                seq,
                                NewRows.State.waiting(RecipientState.DEFERRED, 1, next, reply));
                case Settlement.GiveBack(_, int seq, Instant next) ->
                        states.put(seq, NewRows.State.incoming(next));
                case Settlement.Hold(_, int seq, String reply) ->
                        states.put(
                                seq,
                                NewRows.State.waiting(
                                        RecipientState.HOLD,
                                        1,
                                        message.envelope().arrived(),
                                        reply));
            }
        }
        return new NewRows(values(message), message.place(), states);
    }

    @Override
    public void close() {
        commits.close();
    }
}
