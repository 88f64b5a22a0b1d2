package org.mailherd.antispam.bayes;

import java.util.Optional;

/**
 * The chance that a message is spam: Robinson's estimate for each token, drawn towards what is
 * known less closely as long as little is known, and Fisher's way of joining them. Evidence for
 * both classes gives a half, not an extreme: what keeps an odd letter out of Junk. All of it was
 * chosen by cross-validation (docs/develop/performance.md).
 */
final class Classifier {

    /** How many messages the guess "one half" is worth. */
    private static final double GUESS_STRENGTH = 1;

    /** How many messages what all mailboxes taught is worth beside what this one taught. */
    private static final double PRIOR_STRENGTH = 3;

    /** Tokens nearer to a half say nothing. */
    private static final double LEAST_DEVIATION = 0.1;

    /** The strongest ones; more of them only make a sure verdict surer. */
    private static final int STRONGEST = 150;

    /**
     * Tokens of one message do not come independently of each other: so much of their evidence is
     * counted. How a message is made tells more than its words, which come in sentences, and each
     * of them alone and with its neighbours.
     */
    private static final double SHARE_OF_MAKE = 0.7;

    private static final double SHARE_OF_WORDS = 0.25;

    /** Fewer say nothing about a message. */
    private static final int FEWEST_TOKENS = 8;

    private final int minLearns;

    /**
     * @param minLearns messages of each class without which a scope does not count
     */
    Classifier(int minLearns) {
        this.minLearns = minLearns;
    }

    /**
     * Empty when too little is known to judge.
     *
     * @param made how many tokens, which come first, tell how the message is made
     */
    Optional<Double> probability(Learnt all, Learnt mailbox, int made) {
        boolean global = all.messages().atLeast(minLearns);
        boolean own = mailbox.messages().atLeast(minLearns);
        if (!global && !own) {
            return Optional.empty();
        }
        Strongest found = new Strongest(STRONGEST);
        for (int i = 0; i < all.tokens().size(); i++) {
            double estimate = 0.5;
            if (global) {
                estimate = estimate(all.tokens().get(i), all.messages(), GUESS_STRENGTH, 0.5);
            }
            if (own) {
                double strength = global ? PRIOR_STRENGTH : GUESS_STRENGTH;
                estimate =
                        estimate(mailbox.tokens().get(i), mailbox.messages(), strength, estimate);
            }
            if (Strongest.distance(estimate) >= LEAST_DEVIATION) {
                found.add(estimate, i < made ? SHARE_OF_MAKE : SHARE_OF_WORDS);
            }
        }
        return found.size() < FEWEST_TOKENS ? Optional.empty() : Optional.of(joined(found));
    }

    private static double estimate(Counts token, Counts messages, double strength, double prior) {
        if (token.sum() == 0) {
            return prior;
        }
        // A token cannot be in more messages than there were, unless some were forgotten.
        double spam = Math.min(1, (double) token.spam() / messages.spam());
        double ham = Math.min(1, (double) token.ham() / messages.ham());
        double seen = spam / (spam + ham);
        return (strength * prior + token.sum() * seen) / (strength + token.sum());
    }

    private static double joined(Strongest found) {
        double forSpam = 0;
        double forHam = 0;
        double pieces = 0;
        for (int i = 0; i < found.size(); i++) {
            forSpam -= found.share(i) * Math.log(1 - found.get(i));
            forHam -= found.share(i) * Math.log(found.get(i));
            pieces += found.share(i);
        }
        int degrees = Math.max(1, (int) Math.round(pieces));
        double whole = degrees / pieces;
        double notSpam = ChiSquare.survival(2 * forSpam * whole, degrees);
        double notHam = ChiSquare.survival(2 * forHam * whole, degrees);
        return (1 + notHam - notSpam) / 2;
    }
}
