package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailherd.antispam.bayes.Tokenizer.Tokens;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;

/**
 * How much a message is like what people called spam, for each recipient by the own lessons and
 * everybody's.
 */
public final class BayesInquiry implements Inquiry {

    /** A message to more of them is judged by what everybody taught. */
    private static final int RECIPIENTS = 20;

    /** Group of the symbols, so that others can leave them out of what they learn from. */
    public static final String GROUP = "statistics";

    private static final String SPAM = "BAYES_SPAM";
    private static final String HAM = "BAYES_HAM";
    private static final String LIKE_SPAM =
            "Its words are like those of messages that people here called spam";
    private static final String LIKE_HAM =
            "Its words are like those of messages that people here wanted";

    private final TokenStore store;
    private final Tokenizer tokenizer;
    private final Classifier classifier;
    private final BayesSettings settings;
    private final Calibration calibration;

    BayesInquiry(TokenStore store, Tokenizer tokenizer, BayesSettings settings) {
        this.store = store;
        this.tokenizer = tokenizer;
        this.classifier = new Classifier(settings.minLearns());
        this.settings = settings;
        this.calibration = new Calibration(settings.spamWeight(), settings.hamWeight());
    }

    @Override
    public String name() {
        return "bayes";
    }

    @Override
    public Cost cost() {
        return Cost.REDIS;
    }

    @Override
    public Findings ask(Scan scan) throws IOException {
        Tokens tokens = tokenizer.split(Readings.of(scan.message().header(), scan.content()));
        List<String> recipients = scan.envelope().recipients().stream().distinct().toList();
        List<String> asked = recipients.size() <= RECIPIENTS ? recipients : List.of();
        List<Learnt> learnt =
                store.look(
                        Scope.ALL,
                        asked.stream().map(Scope::of).toList(),
                        settings.minLearns(),
                        tokens.numbers());
        Learnt all = learnt.getFirst();
        List<Hit> common = hits(all, Learnt.nothing(tokens.numbers().length), tokens.made());
        Map<String, List<Hit>> own = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Learnt mailbox = learnt.get(i + 1);
            if (mailbox.messages().atLeast(settings.minLearns())) {
                own.put(asked.get(i), hits(all, mailbox, tokens.made()));
            }
        }
        if (own.isEmpty()) {
            return Findings.of(common);
        }
        recipients.forEach(recipient -> own.putIfAbsent(recipient, common));
        return new Findings(List.of(), own);
    }

    private List<Hit> hits(Learnt all, Learnt mailbox, int made) {
        Optional<Double> chance = classifier.probability(all, mailbox, made);
        if (chance.isEmpty()) {
            return List.of();
        }
        double spam = chance.get();
        double points = calibration.points(spam, lessons(all) + lessons(mailbox));
        String percent = String.format(Locale.ROOT, "%.2f%%", spam * 100);
        if (Calibration.speaksForSpam(spam)) {
            return List.of(Hit.of(Symbol.of(SPAM, points, GROUP, LIKE_SPAM), percent));
        }
        return Calibration.speaksForHam(spam)
                ? List.of(Hit.of(Symbol.of(HAM, points, GROUP, LIKE_HAM), percent))
                : List.of();
    }

    /** Of the rarer kind; a scope that is not judged by adds none. */
    private long lessons(Learnt scope) {
        Counts messages = scope.messages();
        return messages.atLeast(settings.minLearns())
                ? Math.min(messages.spam(), messages.ham())
                : 0;
    }
}
