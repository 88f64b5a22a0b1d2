package org.mailherd.sieve.engine;

/** Whose scripts an {@code include} means (RFC 6609 3.2). */
public enum ScriptLocation {
    PERSONAL,
    GLOBAL
}
