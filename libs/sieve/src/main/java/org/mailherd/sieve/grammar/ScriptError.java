package org.mailherd.sieve.grammar;

/**
 * @param sentence what is wrong, without the place
 */
public record ScriptError(Position at, String sentence) {
    @Override
    public String toString() {
        return at + ": " + sentence;
    }
}
