package org.mailherd.directory.rotation;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.dkim.KeyState;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.dkim.SigningKeyStore.StoredKey;

/**
 * Takes every key one step further when its time has come: a waiting key whose record the DNS shows
 * signs, and the one before retires; a retired one is withdrawn; an old one gets a successor.
 */
public final class RotationRound {
    private final SigningKeyStore keys;
    private final KeyRotation rotation;
    private final PublishedKeys published;
    private final RotationPlan plan;
    private final Clock clock;

    public RotationRound(
            SigningKeyStore keys,
            KeyRotation rotation,
            PublishedKeys published,
            RotationPlan plan,
            Clock clock) {
        this.keys = keys;
        this.rotation = rotation;
        this.published = published;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * What happened to a key.
     *
     * @param key its record's name
     * @param step such as {@code seen}
     */
    public record Step(String key, String step) {}

    /** One round over all keys; what happened, for the log. */
    public List<Step> run() {
        List<StoredKey> all = keys.all();
        List<Step> steps = new ArrayList<>();
        for (StoredKey stored : all) {
            step(stored, all)
                    .ifPresent(word -> steps.add(new Step(stored.key().recordName(), word)));
        }
        return steps;
    }

    private Optional<String> step(StoredKey stored, List<StoredKey> all) {
        return switch (stored.state()) {
            case PUBLISHED -> look(stored);
            case ACTIVE -> renew(stored, all);
            case RETIRED -> withdraw(stored);
            case REVOKED -> Optional.empty();
        };
    }

    private Optional<String> look(StoredKey stored) {
        Optional<Boolean> shown = published.shows(stored.key());
        if (shown.isEmpty()) {
            return Optional.empty(); // nobody knows: neither seen nor gone
        }
        Instant now = clock.instant();
        String domain = stored.key().domain();
        String selector = stored.key().selector();
        if (!shown.get()) {
            if (stored.seen().isEmpty()) {
                return Optional.empty();
            }
            keys.seen(domain, selector, Optional.empty());
            return Optional.of("vanished");
        }
        if (stored.seen().isEmpty()) {
            keys.seen(domain, selector, Optional.of(now));
            return Optional.of("seen");
        }
        if (now.isBefore(stored.seen().get().plus(plan.settle()))) {
            return Optional.empty();
        }
        rotation.activate(domain, selector);
        return Optional.of("active");
    }

    private Optional<String> withdraw(StoredKey stored) {
        if (clock.instant().isBefore(stored.since().plus(plan.revokeAfter()))) {
            return Optional.empty();
        }
        rotation.revoke(stored.key().domain(), stored.key().selector());
        return Optional.of("revoked");
    }

    private Optional<String> renew(StoredKey stored, List<StoredKey> all) {
        boolean old =
                plan.renews() && !clock.instant().isBefore(stored.since().plus(plan.renewAfter()));
        boolean waiting =
                all.stream()
                        .anyMatch(other ->
                                other.state() == KeyState.PUBLISHED
                                        && other.key().domain().equals(stored.key().domain())
                                        && other.key().algorithm() == stored.key().algorithm());
        if (!old || waiting) {
            return Optional.empty();
        }
        rotation.add(
                stored.key().domain(),
                "",
                stored.key().algorithm(),
                SigningKeyStore.DEFAULT_RSA_BITS,
                YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
        return Optional.of("renewed");
    }
}
