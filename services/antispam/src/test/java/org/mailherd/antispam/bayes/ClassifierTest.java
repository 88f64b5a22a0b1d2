package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {

    private static final Learnt NOTHING = Learnt.nothing(100);

    private final Classifier classifier = new Classifier(20);

    @Test
    void saysNothingBeforeEnoughOfBothWereLearnt() {
        assertThat(classifier.probability(learnt(500, 19, 400, 0), NOTHING, 0)).isEmpty();
        assertThat(classifier.probability(learnt(19, 500, 10, 0), NOTHING, 0)).isEmpty();
        assertThat(classifier.probability(learnt(20, 20, 10, 0), NOTHING, 0)).isPresent();
    }

    @Test
    void isSureWhereAllSpeaksForOneClass() {
        assertThat(classifier.probability(learnt(100, 100, 50, 0), NOTHING, 0).orElseThrow())
                .isGreaterThan(0.999);
        assertThat(classifier.probability(learnt(100, 100, 0, 50), NOTHING, 0).orElseThrow())
                .isLessThan(0.001);
    }

    @Test
    void aBiggerPileOfSpamMakesNoWordSuspicious() {
        assertThat(classifier.probability(learnt(10_000, 100, 1_000, 10), NOTHING, 0)).isEmpty();
    }

    @Test
    void wordsNobodyKnowsSayNothing() {
        assertThat(
                        classifier.probability(
                                new Learnt(new Counts(100, 100), NOTHING.tokens()), NOTHING, 0))
                .isEmpty();
    }

    @Test
    void aMailboxOutweighsAllWithWhatItKnowsBetter() {
        Learnt all = learnt(1_000, 1_000, 100, 0);
        assertThat(classifier.probability(all, learnt(50, 50, 0, 40), 0).orElseThrow())
                .isLessThan(0.01);
        assertThat(classifier.probability(all, learnt(5, 5, 0, 5), 0).orElseThrow())
                .isGreaterThan(0.99);
    }

    @Test
    void aTokenMoreFrequentThanItsMessagesIsNoFault() {
        assertThat(classifier.probability(learnt(20, 20, 500, 3), NOTHING, 0).orElseThrow())
                .isBetween(0.0, 1.0);
    }

    @Test
    void howAMessageIsMadeWeighsMoreThanItsWords() {
        List<Counts> tokens = new ArrayList<>(Collections.nCopies(30, new Counts(50, 0)));
        tokens.addAll(Collections.nCopies(30, new Counts(0, 50)));
        Learnt spamByMake = new Learnt(new Counts(100, 100), tokens);
        Learnt spamByWords = new Learnt(new Counts(100, 100), tokens.reversed());
        assertThat(classifier.probability(spamByMake, NOTHING, 30).orElseThrow())
                .isGreaterThan(0.5);
        assertThat(classifier.probability(spamByWords, NOTHING, 30).orElseThrow()).isLessThan(0.5);
    }

    /** A hundred tokens, all alike. */
    private static Learnt learnt(long spam, long ham, long inSpam, long inHam) {
        return new Learnt(
                new Counts(spam, ham), Collections.nCopies(100, new Counts(inSpam, inHam)));
    }
}
