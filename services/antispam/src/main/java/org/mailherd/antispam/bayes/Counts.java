package org.mailherd.antispam.bayes;

/**
 * How many messages of each class were learnt, or bore a token.
 *
 * @param spam not below zero
 * @param ham not below zero
 */
public record Counts(long spam, long ham) {

    public static final Counts NONE = new Counts(0, 0);

    public Counts {
        if (spam < 0 || ham < 0) {
            throw new IllegalArgumentException("counts below zero: " + spam + ", " + ham);
        }
    }

    boolean atLeast(long most) {
        return spam >= most && ham >= most;
    }

    long sum() {
        return spam + ham;
    }
}
