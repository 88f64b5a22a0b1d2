package org.mailherd.sieve.engine;

import java.util.Optional;

/** A compiled test. */
public interface Test {
    boolean test(Run run);

    /** What an {@code ihave} in it decides for every message; empty: the message decides. */
    default Optional<Boolean> known() {
        return Optional.empty();
    }
}
