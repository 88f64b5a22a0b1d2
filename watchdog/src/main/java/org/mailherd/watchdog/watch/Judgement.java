package org.mailherd.watchdog.watch;

import java.util.Optional;

/**
 * Judges one service by its answers: a failure counts one up, a success one down; at the threshold
 * it is down, and it is up again only when all failures are made good. Not for several threads.
 */
final class Judgement {
    /** A change of state. */
    record Change(State from, State to) {}

    private final int threshold;
    private State state = State.UNKNOWN;
    private int failures;

    Judgement(int threshold) {
        this.threshold = Math.max(1, threshold);
    }

    Optional<Change> success() {
        failures = Math.max(0, failures - 1);
        return failures == 0 ? become(State.UP) : Optional.empty();
    }

    Optional<Change> failure() {
        failures = Math.min(threshold, failures + 1);
        return become(failures >= threshold ? State.DOWN : State.FAILING);
    }

    private Optional<Change> become(State next) {
        // What is down stays down until it is up.
        if (next == state || state == State.DOWN && next == State.FAILING) {
            return Optional.empty();
        }
        Change change = new Change(state, next);
        state = next;
        return Optional.of(change);
    }

    boolean isDown() {
        return state == State.DOWN;
    }

    /** After a restart: two successes less are owed, as in mailcow. */
    void restarted() {
        failures = Math.max(1, failures - 2);
    }

    int failures() {
        return failures;
    }
}
