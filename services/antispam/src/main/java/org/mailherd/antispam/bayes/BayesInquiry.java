package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** Chances between this and its counterpart are no opinion. */
    private static final double OPINION = 0.6;

    /** A message to more of them is judged by what everybody taught. */
    private static final int RECIPIENTS = 20;

    private static final String GROUP = "statistics";

    private final TokenStore store;
    private final Tokenizer tokenizer;
    private final Classifier classifier;
    private final BayesSettings settings;

    BayesInquiry(TokenStore store, Tokenizer tokenizer, BayesSettings settings) {
        this.store = store;
        this.tokenizer = tokenizer;
        this.classifier = new Classifier(settings.minLearns());
        this.settings = settings;
    }

    @Override
    public String name() {
        return "bayes";
    }

    @Override
    public Findings ask(Scan scan) throws IOException {
        long[] tokens = tokenizer.tokens(Readings.of(scan.message().header(), scan.content()));
        List<String> recipients = scan.envelope().recipients().stream().distinct().toList();
        List<String> asked = recipients.size() <= RECIPIENTS ? recipients : List.of();
        List<Learnt> learnt =
                store.look(
                        Scope.ALL,
                        asked.stream().map(Scope::of).toList(),
                        settings.minLearns(),
                        tokens);
        Learnt all = learnt.getFirst();
        List<Hit> common = hits(classifier.probability(all, Learnt.nothing(tokens.length)));
        Map<String, List<Hit>> own = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Learnt mailbox = learnt.get(i + 1);
            if (mailbox.messages().atLeast(settings.minLearns())) {
                own.put(asked.get(i), hits(classifier.probability(all, mailbox)));
            }
        }
        if (own.isEmpty()) {
            return Findings.of(common);
        }
        recipients.forEach(recipient -> own.putIfAbsent(recipient, common));
        return new Findings(List.of(), own);
    }

    private List<Hit> hits(Optional<Double> probability) {
        if (probability.isEmpty()) {
            return List.of();
        }
        double spam = probability.get();
        String percent = String.format(Locale.ROOT, "%.2f%%", spam * 100);
        if (spam >= OPINION) {
            return List.of(
                    Hit.of(
                            symbol(
                                    "BAYES_SPAM",
                                    settings.spamWeight() * (2 * spam - 1),
                                    "Its words are like those of messages that people here called spam"),
                            percent));
        }
        return spam <= 1 - OPINION
                ? List.of(
                        Hit.of(
                                symbol(
                                        "BAYES_HAM",
                                        settings.hamWeight() * (1 - 2 * spam),
                                        "Its words are like those of messages that people here wanted"),
                                percent))
                : List.of();
    }

    private static Symbol symbol(String name, double weight, String description) {
        return Symbol.of(name, Math.round(weight * 100) / 100.0, GROUP, description);
    }
}
