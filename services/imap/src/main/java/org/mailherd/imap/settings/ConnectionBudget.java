package org.mailherd.imap.settings;

import java.util.OptionalInt;

/**
 * How many connections a port takes: what the operator says, else as many idle ones as fit into the
 * heap beside the store's caches.
 */
public record ConnectionBudget(int connections) {
    /** Octets: an idle session with TLS and a folder open holds 14 KiB. */
    private static final int EACH = 16 * 1024;

    /** Octets that live in a process without connections and caches. */
    private static final long BASE = 48L << 20;

    /** However small the heap: a household. */
    private static final int LEAST = 256;

    /** Beyond it file descriptors and ports run out first. */
    private static final int MOST = 50_000;

    /**
     * @param asked by the operator
     * @param heap its upper limit, in octets
     * @param caches what the store may keep in memory, in octets
     */
    public static ConnectionBudget of(OptionalInt asked, long heap, long caches) {
        long room = (heap - BASE - caches) / EACH;
        return new ConnectionBudget(asked.orElse((int) Math.clamp(room, LEAST, MOST)));
    }
}
