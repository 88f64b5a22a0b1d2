package org.mailherd.directory.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers the entries for one second: an attempt costs no question, a change works at once for a
 * person. What is older is never used: without the database mail waits.
 */
public final class CachedRoutingDirectory implements RoutingDirectory {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final RoutingDirectory directory;
    private final Clock clock;
    private volatile Snapshot last = new Snapshot(RoutingTable.EMPTY, Instant.EPOCH);

    private record Snapshot(RoutingTable table, Instant read) {}

    public CachedRoutingDirectory(RoutingDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public static CachedRoutingDirectory over(DataSource database, PasswordSeal seal, Clock clock) {
        return new CachedRoutingDirectory(
                new JdbcRoutingDirectory(JdbcClient.create(database), seal), clock);
    }

    @Override
    public RoutingTable current() {
        Snapshot known = last;
        return isFresh(known) ? known.table() : read();
    }

    private synchronized RoutingTable read() {
        if (!isFresh(last)) {
            Instant now = clock.instant(); // before the question: it may have answered long ago
            last = new Snapshot(directory.current(), now);
        }
        return last.table();
    }

    private boolean isFresh(Snapshot snapshot) {
        return clock.instant().isBefore(snapshot.read().plus(FRESH));
    }
}
