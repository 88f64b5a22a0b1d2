package org.mailherd.sieve.engine;

/** A string without variables. */
public record Constant(String text) implements Value {
    @Override
    public String get(Run run) {
        return text;
    }
}
