package org.mailherd.mailauth.mtasts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where policies survive a restart: without it, an attacker who can cut the DNS only has to wait
 * for one. Methods may throw unchecked exceptions; mail then goes by what is in memory.
 */
public interface StsShelf {
    Optional<StsEntry> find(String domain);

    /** Adds or replaces. */
    void keep(StsEntry entry);

    /** Not yet expired, to be fetched again; oldest first. */
    List<StsEntry> due(Instant now, int limit);

    void removeExpired(Instant now);
}
