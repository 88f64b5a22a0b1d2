package org.mailherd.antispam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.Bayes;
import org.mailherd.antispam.bayes.Counts;
import org.mailherd.antispam.bayes.Readings;
import org.mailherd.antispam.bayes.Scope;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.bayes.TestScans;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.testsupport.ManualClock;

class AutoLearnerIT {

    private static final String TEXT =
            "letter %d with enough different words in it to be worth a lesson for whoever counts";

    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private TestRedis redis;
    private Bayes bayes;
    private AutoLearner autoLearner;

    @BeforeEach
    void start() {
        redis = TestRedis.fresh();
        bayes = new Bayes(redis.template(), clock);
        autoLearner = autoLearner(true);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void learnsWhatIsClearByItself() throws IOException {
        judged(1, hit(14, "hfilter"));
        judged(2, hit(-1.5, "policies"));
        judged(3, hit(5, "hfilter"));
        assertThat(counts()).isEqualTo(new Counts(1, 1));
    }

    @Test
    void whatWasLearntBeforeDecidesNothing() throws IOException {
        judged(1, hit(10, "statistics"), hit(5, "hfilter"));
        judged(2, hit(3, "reputation"), hit(8, "fuzzy"), hit(6, "hfilter"));
        judged(3, hit(-4, "statistics"));
        assertThat(counts()).isEqualTo(Counts.NONE);
    }

    @Test
    void neverOverrulesAPerson() throws IOException {
        Scan scan = scan(1);
        long[] tokens =
                bayes.tokenizer().tokens(Readings.of(scan.message().header(), scan.content()));
        bayes.store().learn(Scope.ALL, tokens, Label.HAM);
        judged(1, hit(14, "hfilter"));
        assertThat(counts()).isEqualTo(new Counts(0, 1));
    }

    @Test
    void aFloodTeachesNoMoreThanItsShareOfAnHour() throws IOException {
        for (int i = 0; i < 10; i++) {
            judged(i, hit(14, "hfilter"));
        }
        assertThat(counts()).isEqualTo(new Counts(3, 0));
        clock.advance(Duration.ofHours(1));
        judged(11, hit(14, "hfilter"));
        assertThat(counts()).isEqualTo(new Counts(4, 0));
    }

    @Test
    void learnsNothingUnlessTheOperatorWishes() throws IOException {
        autoLearner = autoLearner(false);
        judged(1, hit(14, "hfilter"));
        assertThat(counts()).isEqualTo(Counts.NONE);
    }

    private AutoLearner autoLearner(boolean enabled) {
        return new AutoLearner(
                bayes.store(), bayes.tokenizer(), new AutoLearnSettings(enabled, 12, -1, 3), clock);
    }

    private void judged(int number, Hit... hits) {
        autoLearner.judged(scan(number), List.of(hits), Action.NO_ACTION);
    }

    private static Scan scan(int number) {
        return TestScans.of(String.format(Locale.ROOT, TEXT, number));
    }

    private Counts counts() throws IOException {
        return bayes.store().messages(Scope.ALL);
    }

    private static Hit hit(double weight, String group) {
        return Hit.of(Symbol.of("SYMBOL", weight, group, "for the test"));
    }
}
