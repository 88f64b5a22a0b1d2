package org.mailherd.antispam.bayes;

import java.nio.charset.StandardCharsets;
import org.mailherd.platform.events.RedisKeys;

/** Names of a scope's values in Redis; those of another {@link Tokenizer#VERSION} are others. */
record ScopeKeys(Scope scope) {

    /** The version follows, and a colon. */
    static final String PREFIX = RedisKeys.of("antispam", "bayes:");

    /**
     * Hash with {@code spam}, {@code ham}: messages; {@code day} of the last lesson; {@code epoch},
     * {@code version}.
     */
    byte[] messages() {
        return key("messages");
    }

    /** {@code spam} or {@code ham}: what a message was learnt as. */
    byte[] digest(byte[] tokens) {
        return key("learnt:" + Fingerprint.of(tokens));
    }

    /** Set of the shards that changed since the last snapshot. */
    byte[] dirty() {
        return key("dirty");
    }

    /** Set of the shards that a snapshot has taken and not yet written. */
    byte[] saving() {
        return key("saving");
    }

    /** List of which shards each of the last lessons changed. */
    byte[] changes() {
        return key("changes");
    }

    /** Hashes from a token to its counts; the number of the shard follows. */
    byte[] shards() {
        return key("tokens:");
    }

    /** Set of all scopes with lessons. */
    static byte[] scopes() {
        return house("scopes");
    }

    /** There as long as Redis has kept what it was given. */
    static byte[] filled() {
        return house("filled");
    }

    /** There while a process writes a snapshot, or reads one. */
    static byte[] lock() {
        return house("lock");
    }

    private byte[] key(String name) {
        return house(scope.name() + ":" + name);
    }

    private static byte[] house(String name) {
        return (PREFIX + Tokenizer.VERSION + ":" + name).getBytes(StandardCharsets.US_ASCII);
    }
}
