package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.antispam.bayes.RedisShards.Left;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.Cursor;

/**
 * Takes out of Redis and its copy what nobody learns any more: old tokens, deleted mailboxes, and
 * where all mailboxes together have too much those that taught nothing for longest. Only for whom
 * holds the lock.
 */
final class Forgetting {

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    /** Redis does nothing else meanwhile: some milliseconds. */
    private static final int SHARDS = 64;

    private final RedisShards redis;
    private final SnapshotStore store;
    private final MemorySettings settings;
    private final Clock clock;

    Forgetting(RedisShards redis, SnapshotStore store, MemorySettings settings, Clock clock) {
        this.redis = redis;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** A scope with what is left of it. */
    private record Held(Scope scope, Left left) {}

    /**
     * @return false when the lock was lost, or Redis its memory
     * @throws IOException when Redis is out of reach; the next call goes on
     */
    boolean run() throws IOException {
        // In this order: whose lesson is seen here has a mailbox there, unless it was deleted.
        List<Scope> scopes = scopes();
        Set<Scope> mailboxes = store.mailboxes();
        List<Held> held = new ArrayList<>();
        for (Scope scope : scopes) {
            Optional<Left> left = old(scope);
            if (left.isEmpty()) {
                return false;
            }
            if (scope.equals(Scope.ALL)) {
                continue;
            }
            // A directory without any mailbox is one that is just being restored.
            boolean deleted = !mailboxes.isEmpty() && !mailboxes.contains(scope);
            if (!deleted && left.get().tokens() > 0) {
                held.add(new Held(scope, left.get()));
            } else if (!drop(scope, deleted ? "deleted" : "old")) {
                return false;
            }
        }
        return crowd(held);
    }

    private List<Scope> scopes() {
        try (Cursor<String> names = redis.scopes()) {
            return names.stream().map(Scope::new).distinct().toList();
        }
    }

    private Optional<Left> old(Scope scope) throws IOException {
        long oldest = Days.of(clock) - settings.keep().toDays();
        Left all = Left.NOTHING;
        for (int shard = 0; shard < scope.shards(); shard += SHARDS) {
            Optional<Left> some = redis.forget(scope, shard, SHARDS, oldest);
            if (some.isEmpty()) {
                return some;
            }
            all = all.and(some.get());
        }
        return Optional.of(all);
    }

    /** Down to nine tenths, so that not every lesson of somebody costs somebody else's. */
    private boolean crowd(List<Held> held) throws IOException {
        long tokens = held.stream().mapToLong(one -> one.left().tokens()).sum();
        if (tokens <= settings.mailboxesTokens()) {
            return true;
        }
        List<Held> order =
                held.stream()
                        .sorted(
                                Comparator.<Held>comparingInt(one -> one.left().newest())
                                        .thenComparing(one -> -one.left().tokens()))
                        .toList();
        for (Held one : order) {
            if (tokens <= settings.mailboxesTokens() / 10L * 9) {
                return true;
            }
            if (!drop(one.scope(), "crowded")) {
                return false;
            }
            tokens -= one.left().tokens();
        }
        return true;
    }

    /** The copy first: what is still in Redis comes here again. */
    private boolean drop(Scope scope, String reason) throws IOException {
        store.delete(scope);
        LogEvent.of("bayes-forgotten").with("scope", scope.name()).with("reason", reason).info(log);
        return redis.drop(scope);
    }
}
