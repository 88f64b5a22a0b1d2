package org.mailherd.mailauth.dns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/** Answers for their time to live, the ones used last; safe for many threads. */
final class AnswerCache {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Question, Kept> kept;

    record Question(Name name, int type) {}

    private record Kept(SecureAnswer answer, Instant until) {}

    AnswerCache(Clock clock, int limit) {
        this.clock = clock;
        this.kept =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
                        return size() > limit;
                    }
                };
    }

    Optional<SecureAnswer> get(Question question) {
        synchronized (kept) {
            Kept found = kept.get(question);
            if (found == null) {
                return Optional.empty();
            }
            if (clock.instant().isBefore(found.until())) {
                return Optional.of(found.answer());
            }
            kept.remove(question);
            return Optional.empty();
        }
    }

    void put(Question question, SecureAnswer answer) {
        Duration life = answer.life().compareTo(LONGEST) > 0 ? LONGEST : answer.life();
        if (!life.isPositive()) {
            return;
        }
        synchronized (kept) {
            kept.put(question, new Kept(answer, clock.instant().plus(life)));
        }
    }
}
