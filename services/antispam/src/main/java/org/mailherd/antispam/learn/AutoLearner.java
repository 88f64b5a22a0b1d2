package org.mailherd.antispam.learn;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mailherd.antispam.bayes.Readings;
import org.mailherd.antispam.bayes.Scope;
import org.mailherd.antispam.bayes.TokenStore;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.antispam.bayes.Tokenizer;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Unlearnt;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what is clear without anything that was learnt before, so that no error feeds itself. What
 * a person taught about a message stays, and so many lessons an hour are enough: a flood of one
 * kind must not be all that is known.
 */
final class AutoLearner implements Inquiry {
    private static final Logger log = LoggerFactory.getLogger(AutoLearner.class);

    private static final int FEWEST_TOKENS = 11;

    private final TokenStore store;
    private final Tokenizer tokenizer;
    private final AutoLearnSettings settings;
    private final Clock clock;
    private final Map<Label, Integer> lessons = new EnumMap<>(Label.class);
    private long hour;

    AutoLearner(TokenStore store, Tokenizer tokenizer, AutoLearnSettings settings, Clock clock) {
        this.store = store;
        this.tokenizer = tokenizer;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "autolearn";
    }

    @Override
    public Cost cost() {
        return Cost.REDIS;
    }

    @Override
    public boolean concerns(Scan scan) {
        return false; // It only listens.
    }

    @Override
    public Findings ask(Scan scan) {
        return Findings.NONE;
    }

    @Override
    public void judged(Scan scan, List<Hit> hits, Action action) {
        if (!settings.enabled() || scan.facts().trusted()) {
            return;
        }
        Label label = label(hits);
        if (label != Label.NONE && mayLearn(label)) {
            learn(scan, label);
        }
    }

    private Label label(List<Hit> hits) {
        double score = Unlearnt.score(hits);
        if (score >= settings.spam()) {
            return Label.SPAM;
        }
        return score <= settings.ham() ? Label.HAM : Label.NONE;
    }

    private synchronized boolean mayLearn(Label label) {
        long now = TimeUnit.MILLISECONDS.toHours(clock.millis());
        if (now != hour) {
            hour = now;
            lessons.clear();
        }
        return lessons.merge(label, 1, Integer::sum) <= settings.perHour();
    }

    private void learn(Scan scan, Label label) {
        long[] tokens = tokenizer.tokens(Readings.of(scan.message().header(), scan.content()));
        if (tokens.length < FEWEST_TOKENS) {
            return;
        }
        try {
            store.learnNew(Scope.ALL, tokens, label);
        } catch (IOException e) {
            LogEvent.of("autolearn-failed")
                    .with("qid", scan.envelope().queueId())
                    .quoted("reason", String.valueOf(e.getMessage()))
                    .warn(log);
        }
    }
}
