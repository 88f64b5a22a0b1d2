package org.mailherd.antispam.bayes;

import java.nio.ByteBuffer;

/** A copy of one shard, as it was at a version. */
final class KeptShard {

    private static final int OCTETS = 16;
    private static final int DAY_OCTETS = 2;
    private static final long COUNT = 0xffffff;

    private final long version;
    private final long[] tokens;

    /** Of each token, as Redis has them: spam, ham and the day. */
    private final long[] counts;

    /**
     * @param octets 16 for each token
     */
    KeptShard(long version, ByteBuffer octets) {
        int size = octets.remaining() / OCTETS;
        this.version = version;
        this.tokens = new long[size];
        this.counts = new long[size];
        for (int i = 0; i < size; i++) {
            tokens[i] = octets.getLong();
            counts[i] = octets.getLong();
        }
    }

    long version() {
        return version;
    }

    int size() {
        return tokens.length;
    }

    Counts of(long token) {
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] == token) {
                long both = counts[i] >>> DAY_OCTETS * Byte.SIZE;
                return new Counts(both >>> 24, both & COUNT);
            }
        }
        return Counts.NONE;
    }
}
