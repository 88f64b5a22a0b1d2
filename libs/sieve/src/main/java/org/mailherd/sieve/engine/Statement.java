package org.mailherd.sieve.engine;

/** A compiled command. */
public interface Statement {
    Flow run(Run run);
}
