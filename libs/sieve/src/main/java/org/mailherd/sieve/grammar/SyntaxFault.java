package org.mailherd.sieve.grammar;

/** Carries the first error of a command to where errors are collected. */
public final class SyntaxFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;

    public SyntaxFault(Position at, String sentence) {
        super(sentence, null, false, false);
        error = new ScriptError(at, sentence);
    }

    public ScriptError error() {
        return error;
    }
}
