package org.mailherd.antispam.blocklist;

import java.net.Inet4Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lists said a moment ago: a newsletter's links come by the hundred. */
final class AnswerCache {

    private static final int SIZE = 10_000;
    private static final Duration VALID = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Remembered> entries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
                    return size() > SIZE;
                }
            };

    AnswerCache(Clock clock) {
        this.clock = clock;
    }

    private record Remembered(List<Inet4Address> answers, Instant until) {}

    synchronized Optional<List<Inet4Address>> get(String name) {
        Remembered entry = entries.get(name);
        return entry != null && clock.instant().isBefore(entry.until())
                ? Optional.of(entry.answers())
                : Optional.empty();
    }

    synchronized void put(String name, List<Inet4Address> answers) {
        entries.put(name, new Remembered(List.copyOf(answers), clock.instant().plus(VALID)));
    }
}
