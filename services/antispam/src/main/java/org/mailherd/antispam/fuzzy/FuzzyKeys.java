package org.mailherd.antispam.fuzzy;

import org.mailherd.platform.events.RedisKeys;

/** Names of the hashes' values in Redis. */
final class FuzzyKeys {

    private FuzzyKeys() {}

    /** Hash from a flag to its weight. */
    static String reports(String hash) {
        return of("hash:" + hash);
    }

    /** The hash of the text whose shingle it is. */
    static String shingle(int order, long value) {
        return of("shingle:" + order + ":" + Long.toHexString(value));
    }

    /** Sorted set of all hashes by the second they end at. */
    static String index() {
        return of("index");
    }

    private static String of(String name) {
        return RedisKeys.of("antispam", "fuzzy:1:" + name);
    }
}
