package org.mailherd.antispam.bayes;

import java.util.Collections;
import java.util.List;

/**
 * What a scope knows of a message's tokens.
 *
 * @param messages learnt in all
 * @param tokens one for each token asked for, in that order
 */
public record Learnt(Counts messages, List<Counts> tokens) {

    public Learnt {
        tokens = List.copyOf(tokens);
    }

    /** Of a scope that nobody taught. */
    public static Learnt nothing(int tokens) {
        return new Learnt(Counts.NONE, Collections.nCopies(tokens, Counts.NONE));
    }
}
