package org.mailherd.directory.login;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link TlsDemands} from the table, at most a second old. */
public final class DirectoryTlsDemands implements TlsDemands {
    private static final long LIFETIME_NANOS = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(Set<Long> inbound, Set<Long> outbound, long readNanos) {}

    private record Row(long id, boolean tlsEnforceIn, boolean tlsEnforceOut) {}

    public DirectoryTlsDemands(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean inbound(long mailboxId) {
        return current().inbound().contains(mailboxId);
    }

    @Override
    public boolean outbound(long mailboxId) {
        return current().outbound().contains(mailboxId);
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        if (known != null && System.nanoTime() - known.readNanos() < LIFETIME_NANOS) {
            return known;
        }
        long now = System.nanoTime();
        var rows =
                jdbc.sql(
                                """
                                SELECT id, tls_enforce_in, tls_enforce_out FROM mailbox WHERE tls_enforce_in
                                UNION
                                SELECT id, tls_enforce_in, tls_enforce_out FROM mailbox WHERE tls_enforce_out
                                """)
                        .query(Row.class)
                        .list();
        Snapshot fresh =
                new Snapshot(
                        rows.stream()
                                .filter(Row::tlsEnforceIn)
                                .map(Row::id)
                                .collect(Collectors.toSet()),
                        rows.stream()
                                .filter(Row::tlsEnforceOut)
                                .map(Row::id)
                                .collect(Collectors.toSet()),
                        now);
        snapshot = fresh;
        return fresh;
    }
}
