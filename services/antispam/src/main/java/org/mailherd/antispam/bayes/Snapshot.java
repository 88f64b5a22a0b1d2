package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.bayes.RedisShards.Changed;
import org.mailherd.antispam.bayes.SnapshotStore.Kept;
import org.springframework.data.redis.core.Cursor;

/**
 * The copy of what was learnt: from Redis to the database, and back when Redis lost it. Several
 * processes may do so at once; one does the work.
 */
final class Snapshot {

    private static final int SCOPES = 200;
    private static final int SHARDS = 64;

    private final RedisShards redis;
    private final SnapshotStore store;
    private final Forgetting forgetting;

    Snapshot(RedisShards redis, SnapshotStore store, Forgetting forgetting) {
        this.redis = redis;
        this.store = store;
        this.forgetting = forgetting;
    }

    boolean needsRefill() {
        return !redis.filled();
    }

    /**
     * Forgets what is due, and copies what changed.
     *
     * @return shards written
     * @throws IOException when Redis is out of reach; what was not written is written next time
     */
    long save() throws IOException {
        if (!redis.lock()) {
            return 0;
        }
        try {
            return forgetting.run() ? saveAll() : 0;
        } finally {
            redis.unlock(false);
        }
    }

    private long saveAll() throws IOException {
        try (Cursor<String> scopes = redis.scopes()) {
            long written = 0;
            while (scopes.hasNext()) {
                written += save(new Scope(scopes.next()));
            }
            return written;
        }
    }

    private long save(Scope scope) throws IOException {
        long written = 0;
        Optional<Changed> changed = redis.changed(scope, true, SHARDS);
        while (changed.isPresent() && !changed.get().shards().isEmpty()) {
            List<Shard> shards = changed.get().shards();
            store.save(new Kept(scope, changed.get().messages()), shards);
            written += shards.size();
            changed = redis.changed(scope, false, SHARDS);
        }
        return written;
    }

    /**
     * Puts back what Redis lost. What was learnt since then stays.
     *
     * @return whether it is all there now, by this call
     * @throws IOException when Redis is out of reach; the next call begins again
     */
    boolean refill() throws IOException {
        if (!redis.lock()) {
            return false;
        }
        boolean filled = false;
        try {
            filled = needsRefill() && fillAll();
        } finally {
            filled = redis.unlock(filled) && filled;
        }
        return filled;
    }

    private boolean fillAll() throws IOException {
        List<Kept> page = store.scopes("", SCOPES);
        while (!page.isEmpty()) {
            for (Kept kept : page) {
                if (!fill(kept)) {
                    return false;
                }
            }
            page = store.scopes(page.getLast().scope().name(), SCOPES);
        }
        return true;
    }

    /** The messages last: a scope without them does not judge. */
    private boolean fill(Kept kept) throws IOException {
        List<Shard> page = store.shards(kept.scope(), -1, SHARDS);
        while (!page.isEmpty()) {
            if (!redis.fill(kept.scope(), Counts.NONE, page)) {
                return false;
            }
            page = store.shards(kept.scope(), page.getLast().number(), SHARDS);
        }
        return redis.fill(kept.scope(), kept.messages(), List.of());
    }
}
