package org.mailherd.antispam.learn;

import java.io.IOException;
import java.util.List;

/** Learns messages. Safe for several threads. */
public interface Learner {

    /** How a lesson ended. */
    enum Outcome {
        LEARNED,
        /** It was learned before, and as the same. */
        ALREADY_LEARNED,
        /** There is too little in it to learn from. */
        TOO_LITTLE
    }

    /**
     * What is learned of one class.
     *
     * @param symbol such as {@code BAYES_SPAM}
     * @param messages learned
     * @param tokens kept
     */
    record Class(String symbol, long messages, long tokens) {}

    /**
     * What was learned as the other before is unlearned first.
     *
     * @throws IOException when the memory is out of reach; nothing is learned
     */
    Outcome learn(Lesson lesson) throws IOException;

    /**
     * For {@code /stat}.
     *
     * @throws IOException when the memory is out of reach
     */
    List<Class> classes() throws IOException;
}
