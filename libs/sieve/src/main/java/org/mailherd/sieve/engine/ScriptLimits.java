package org.mailherd.sieve.engine;

/**
 * How large a script may be.
 *
 * @param maxOctets of the text
 * @param maxNesting of blocks, and of tests in tests
 * @param maxErrors that one compilation reports
 */
public record ScriptLimits(int maxOctets, int maxNesting, int maxErrors) {
    public static final ScriptLimits DEFAULT = new ScriptLimits(1 << 20, 32, 10);
}
