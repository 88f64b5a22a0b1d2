package org.mailherd.sieve.match;

/** A pattern that cannot be used. */
public final class PatternFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PatternFault(String sentence) {
        super(sentence, null, false, false);
    }
}
