package org.mailherd.sieve.grammar;

/** Carries the first error of a command to where errors are collected. */
public final class SyntaxFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;
    private final boolean unknownWord;

    public SyntaxFault(Position at, String sentence) {
        this(at, sentence, false);
    }

    private SyntaxFault(Position at, String sentence, boolean unknownWord) {
        super(sentence, null, false, false);
        error = new ScriptError(at, sentence);
        this.unknownWord = unknownWord;
    }

    /** A word that some extension might know. */
    public static SyntaxFault unknown(Position at, String sentence) {
        return new SyntaxFault(at, sentence, true);
    }

    public boolean isUnknownWord() {
        return unknownWord;
    }

    public ScriptError error() {
        return error;
    }
}
