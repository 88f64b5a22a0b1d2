package org.mailherd.mailauth.mtasts;

import java.time.Duration;
import java.time.Instant;

/**
 * A policy that is kept.
 *
 * @param refresh when it shall be fetched again
 */
public record StsEntry(
        String domain, String id, StsPolicy policy, Instant fetched, Instant refresh) {

    private static final Duration REFRESH = Duration.ofDays(1); // RFC 8461 3.3

    /** Fetched just now. */
    static StsEntry fresh(String domain, String id, StsPolicy policy, Instant now) {
        Duration half = policy.maxAge().dividedBy(2);
        return new StsEntry(
                domain, id, policy, now, now.plus(half.compareTo(REFRESH) < 0 ? half : REFRESH));
    }

    StsEntry refreshingAt(Instant later) {
        return new StsEntry(domain, id, policy, fetched, later);
    }

    /** Until when it binds us. */
    public Instant expires() {
        return fetched.plus(policy.maxAge());
    }
}
