package org.mailherd.sieve.engine;

/** A string of a script. */
public sealed interface Value permits Constant, Template {
    String get(Run run);
}
