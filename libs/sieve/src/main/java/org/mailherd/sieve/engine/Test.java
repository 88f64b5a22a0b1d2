package org.mailherd.sieve.engine;

/** A compiled test. */
public interface Test {
    boolean test(Run run);
}
