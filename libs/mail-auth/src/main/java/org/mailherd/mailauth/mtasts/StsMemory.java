package org.mailherd.mailauth.mtasts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The shelf, with what was used last in memory: also that there is nothing. */
final class StsMemory {

    private static final int LIMIT = 10_000;
    private static final Duration ABSENCE = Duration.ofMinutes(30);

    private final StsShelf shelf;
    private final Clock clock;
    private final Consumer<RuntimeException> lost;
    private final Map<String, Known> known = new Bounded<>();
    private final Map<String, Failed> failures = new Bounded<>();

    private record Known(Optional<StsEntry> entry, Instant until) {}

    private record Failed(String id, StsAnswer.Unavailable answer, Instant until) {}

    private static final class Bounded<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > LIMIT;
        }
    }

    StsMemory(StsShelf shelf, Clock clock, Consumer<RuntimeException> lost) {
        this.shelf = shelf;
        this.clock = clock;
        this.lost = lost;
    }

    /** A policy that still binds. */
    Optional<StsEntry> find(String domain) {
        Instant now = clock.instant();
        synchronized (known) {
            Known found = known.get(domain);
            if (found != null && now.isBefore(found.until())) {
                return found.entry();
            }
        }
        Optional<StsEntry> shelved = onShelf(domain).filter(e -> now.isBefore(e.expires()));
        remember(domain, shelved, now);
        return shelved;
    }

    private Optional<StsEntry> onShelf(String domain) {
        try {
            return shelf.find(domain);
        } catch (RuntimeException e) {
            lost.accept(e);
            return Optional.empty();
        }
    }

    /** Also what is there is looked up again now and then: another process may have it newer. */
    private void remember(String domain, Optional<StsEntry> entry, Instant now) {
        Instant soon = now.plus(ABSENCE);
        Instant until =
                entry.map(StsEntry::expires).filter(expires -> expires.isBefore(soon)).orElse(soon);
        synchronized (known) {
            known.put(domain, new Known(entry, until));
        }
    }

    void keep(StsEntry entry) {
        remember(entry.domain(), Optional.of(entry), clock.instant());
        synchronized (failures) {
            failures.remove(entry.domain());
        }
        try {
            shelf.keep(entry);
        } catch (RuntimeException e) {
            lost.accept(e);
        }
    }

    void failed(String domain, String id, StsAnswer.Unavailable answer, Instant until) {
        synchronized (failures) {
            failures.put(domain, new Failed(id, answer, until));
        }
    }

    /** A failure so short ago that trying again would only cost time. */
    Optional<StsAnswer.Unavailable> failure(String domain, String id) {
        synchronized (failures) {
            Failed found = failures.get(domain);
            return found != null && found.id().equals(id) && clock.instant().isBefore(found.until())
                    ? Optional.of(found.answer())
                    : Optional.empty();
        }
    }

    List<StsEntry> due(Instant now, int limit) {
        try {
            return shelf.due(now, limit);
        } catch (RuntimeException e) {
            lost.accept(e);
            return List.of();
        }
    }

    void removeExpired(Instant now) {
        try {
            shelf.removeExpired(now);
        } catch (RuntimeException e) {
            lost.accept(e);
        }
    }
}
