package org.mailherd.sieve.engine;

/** What comes after a command. */
public sealed interface Flow {

    Flow NEXT = new Next();
    Flow STOP = new Stop();
    Flow RETURN = new Return();

    record Next() implements Flow {}

    /** The run ends (RFC 5228 3.3). */
    record Stop() implements Flow {}

    /** The included script ends (RFC 6609 3.3). */
    record Return() implements Flow {}

    /**
     * A loop ends (RFC 5703 3.2).
     *
     * @param loop its name; empty is the innermost
     */
    record Break(String loop) implements Flow {}
}
