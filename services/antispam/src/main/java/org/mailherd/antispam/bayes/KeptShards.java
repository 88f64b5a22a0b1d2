package org.mailherd.antispam.bayes;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Copies of everybody's shards within one epoch of them. Safe for several threads: who reads the
 * version before a copy knows of every change up to that version.
 */
final class KeptShards {

    /** 14 MiB of the heap: what 384 MiB leave beside the worst messages. */
    private static final int MOST_TOKENS = 800_000;

    private final String epoch;
    private final AtomicLong version;
    private final AtomicReferenceArray<@Nullable KeptShard> copies;

    /** Version of the last known change of each shard. */
    private final AtomicLongArray changed;

    private final AtomicInteger tokens = new AtomicInteger();
    private volatile boolean crowded;

    KeptShards(String epoch, long version, int shards) {
        this.epoch = epoch;
        this.version = new AtomicLong(version);
        this.copies = new AtomicReferenceArray<>(shards);
        this.changed = new AtomicLongArray(shards);
    }

    String epoch() {
        return epoch;
    }

    /** All changes up to it are known. */
    long version() {
        return version.get();
    }

    /** None where it changed since. */
    @Nullable KeptShard copy(int shard) {
        KeptShard copy = copies.get(shard);
        return copy != null && copy.version() >= changed.get(shard) ? copy : null;
    }

    /** Before {@link #upTo}. */
    void change(int shard, long at) {
        changed.accumulateAndGet(shard, at, Math::max);
    }

    void upTo(long known) {
        version.accumulateAndGet(known, Math::max);
    }

    /** Whether there are more than have room here: whoever asks for single tokens does better. */
    boolean crowded() {
        return crowded;
    }

    /** Dropped when there is no room. */
    void keep(int shard, KeptShard copy) {
        KeptShard before = copies.get(shard);
        int more = copy.size() - (before == null ? 0 : before.size());
        if (more > 0 && tokens.get() + more > MOST_TOKENS) {
            crowded = true;
            return;
        }
        if (copies.compareAndSet(shard, before, copy)) {
            tokens.addAndGet(more);
        }
    }
}
