package org.mailherd.antispam.learn;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.bayes.Counts;
import org.mailherd.antispam.bayes.Fingerprint;
import org.mailherd.antispam.bayes.Readings;
import org.mailherd.antispam.bayes.Scope;
import org.mailherd.antispam.bayes.TokenStore;
import org.mailherd.antispam.bayes.TokenStore.Change;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.antispam.bayes.Tokenizer;

/**
 * Teaches the words of a message to its mailbox and to all, and reports it: what is spam by its
 * fuzzy hashes, all for the past of its origin. Who takes back a lesson takes back the report.
 */
final class MessageLearner implements Learner {

    private final TokenStore store;
    private final Tokenizer tokenizer;
    private final Reports reports;
    private final SharedLessons shared;
    private final int minTokens;

    MessageLearner(
            TokenStore store,
            Tokenizer tokenizer,
            Reports reports,
            SharedLessons shared,
            int minTokens) {
        this.store = store;
        this.tokenizer = tokenizer;
        this.reports = reports;
        this.shared = shared;
        this.minTokens = minTokens;
    }

    @Override
    public Outcome learn(Lesson lesson) throws IOException {
        long[] tokens = tokenizer.tokens(Readings.of(lesson.message().header(), lesson.content()));
        if (tokens.length < minTokens) {
            return Outcome.TOO_LITTLE;
        }
        Label label = lesson.spam() ? Label.SPAM : Label.HAM;
        Optional<String> mailbox = lesson.mailbox();
        Change own = Change.NOTHING;
        if (mailbox.isPresent()) {
            own = store.learn(Scope.of(mailbox.get()), tokens, label);
        }
        boolean share = mailbox.isEmpty() || shared.mayShare(mailbox.get(), Fingerprint.of(tokens));
        Change all = share ? store.learn(Scope.ALL, tokens, label) : Change.NOTHING;
        if (share) {
            reports.of(lesson, all);
        }
        return own == Change.NOTHING && all == Change.NOTHING
                ? Outcome.ALREADY_LEARNED
                : Outcome.LEARNED;
    }

    @Override
    public List<Class> classes() throws IOException {
        Counts messages = store.messages(Scope.ALL);
        long tokens = store.tokens(Scope.ALL);
        return List.of(
                new Class("BAYES_SPAM", messages.spam(), tokens),
                new Class("BAYES_HAM", messages.ham(), tokens));
    }
}
