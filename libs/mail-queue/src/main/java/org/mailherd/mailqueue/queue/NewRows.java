package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailqueue.spool.SpoolRef;

/**
 * Rows to insert for one message.
 *
 * @param states of the recipients that get a row, by their number; the others are done with
 */
record NewRows(RowValues values, SpoolRef place, Map<Integer, State> states) {
    /**
     * @param lease of active rows
     */
    record State(
            RecipientState state,
            int attempts,
            Instant nextAttempt,
            Optional<Lease> lease,
            Optional<String> lastReply) {
        static State incoming(Instant due) {
            return new State(RecipientState.INCOMING, 0, due, Optional.empty(), Optional.empty());
        }

        static State active(Lease lease, Instant now) {
            return new State(RecipientState.ACTIVE, 0, now, Optional.of(lease), Optional.empty());
        }

        static State waiting(RecipientState state, int attempts, Instant next, String reply) {
            return new State(state, attempts, next, Optional.empty(), Optional.of(reply));
        }

        boolean isWaiting() {
            return switch (state) {
                case INCOMING, DEFERRED -> true;
                case ACTIVE, HOLD -> false;
            };
        }
    }

    /** All recipients in one state. */
    static NewRows all(RowValues values, SpoolRef place, State state) {
        Map<Integer, State> states = new TreeMap<>();
        for (List<@Nullable Object> recipient : values.recipients()) {
            states.put(RowValues.seq(recipient), state);
        }
        return new NewRows(values, place, states);
    }
}
