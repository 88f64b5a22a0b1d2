package org.mailherd.directory.recipient;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.mailherd.directory.recipient.AddressRows.MailboxRow;
import org.mailherd.directory.recipient.HomeDomain.Relaying;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two queries: one for domains, whose answers serve for half a second, one for addresses. */
final class JdbcDirectoryRows implements DirectoryRows {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final int MAX_DOMAINS = 10_000;
    private static final int BATCH = 500;
    private static final String HOMES =
            """
            SELECT n.asked, d.domain, n.active AND d.active AS active, d.backup_mx, d.relay_all_recipients,
                d.relay_unknown_only, a.address, a.destinations, a.internal
            FROM (SELECT domain AS asked, domain, TRUE AS active FROM domain WHERE domain IN (:names)
                UNION ALL
                SELECT alias_domain, target_domain, active FROM alias_domain WHERE alias_domain IN (:names)) n
            JOIN domain d ON d.domain = n.domain
            LEFT JOIN alias a ON a.domain = d.domain AND a.wildcard AND a.active
            """;
    private static final String ROWS =
            """
            SELECT 'MAILBOX' AS kind, username AS address, id, active <> 0 AS active, '' AS target, FALSE AS internal
            FROM mailbox WHERE username IN (:names)
            UNION ALL
            SELECT 'ALIAS', address, id, active, destinations, internal FROM alias WHERE address IN (:names)
            UNION ALL
            SELECT 'TEMPORARY', address, 0, permanent OR validity > :now, goto, FALSE
            FROM spamalias WHERE address IN (:names)
            UNION ALL
            SELECT 'COPY', local_dest, id, TRUE, bcc_dest, FALSE
            FROM bcc_maps WHERE local_dest IN (:names) AND type = 'rcpt' AND active
            UNION ALL
            SELECT 'REWRITE', old_dest, id, TRUE, new_dest, FALSE
            FROM recipient_maps WHERE old_dest IN (:names) AND active
            """;
    private static final String SENT_COPIES =
            """
            SELECT local_dest, bcc_dest FROM bcc_maps WHERE local_dest IN (:names) AND type = 'sender' AND active
            """;

    private static final String POSTMASTERS =
            """
            (SELECT CONCAT('postmaster@', domain) AS address FROM domain
            WHERE active AND NOT backup_mx AND NOT relay_all_recipients AND NOT relay_unknown_only
            ORDER BY created, domain LIMIT 1)
            UNION ALL
            (SELECT m.username FROM mailbox m JOIN domain d ON d.domain = m.domain AND d.active
            WHERE m.active = 1 ORDER BY m.id LIMIT 1)
            """;

    /** The table that a row of the second query comes from. */
    private enum Kind {
        MAILBOX,
        ALIAS,
        TEMPORARY,
        COPY,
        REWRITE
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    // the caller's thread asks: others who want the same domain wait for it
    private final AsyncCache<String, Optional<HomeDomain>> known =
            Caffeine.newBuilder()
                    .expireAfterWrite(FRESH)
                    .maximumSize(MAX_DOMAINS)
                    .executor(Runnable::run)
                    .buildAsync();

    JdbcDirectoryRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void forget() {
        known.synchronous().invalidateAll();
    }

    @Override
    public Map<String, HomeDomain> homes(Set<String> names) {
        Map<String, HomeDomain> homes = new HashMap<>();
        try {
            known.getAll(names, missing -> readHomes(Set.copyOf(missing)))
                    .join()
                    .forEach((name, home) -> home.ifPresent(it -> homes.put(name, it)));
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        return homes;
    }

    private Map<String, Optional<HomeDomain>> readHomes(Set<String> names) {
        Map<String, HomeDomain> found = new HashMap<>();
        for (List<String> batch : batches(names)) {
            jdbc.sql(HOMES)
                    .param("names", batch)
                    .query(row -> {
                        found.merge(row.getString("asked"), home(row), JdbcDirectoryRows::joined);
                    });
        }
        Map<String, Optional<HomeDomain>> answers = new HashMap<>();
        names.forEach(name -> answers.put(name, Optional.ofNullable(found.get(name))));
        return answers;
    }

    /** The same domain with one more pattern; a name that is both is a domain first. */
    private static HomeDomain joined(HomeDomain one, HomeDomain other) {
        if (!one.domain().equals(other.domain())) {
            return one;
        }
        List<AliasRow> patterns = new ArrayList<>(one.patterns());
        patterns.addAll(other.patterns());
        return new HomeDomain(one.domain(), one.active(), one.relaying(), patterns);
    }

    private static HomeDomain home(ResultSet row) throws SQLException {
        return new HomeDomain(
                row.getString("domain"),
                row.getBoolean("active"),
                relaying(row),
                row.getString("address") == null
                        ? List.of()
                        : List.of(alias(row, row.getString("destinations"), AliasRow.State.ON)));
    }

    /** As in mailcow, each finer switch means the coarser one too. */
    private static Relaying relaying(ResultSet row) throws SQLException {
        if (row.getBoolean("relay_unknown_only")) {
            return Relaying.UNKNOWN_ONLY;
        }
        if (row.getBoolean("relay_all_recipients")) {
            return Relaying.ALL;
        }
        return row.getBoolean("backup_mx") ? Relaying.LISTED : Relaying.NONE;
    }

    @Override
    public AddressRows rows(Set<String> names) {
        AddressRows rows = new AddressRows();
        for (List<String> batch : batches(names)) {
            jdbc.sql(ROWS)
                    .param("names", batch)
                    .param("now", clock.instant().getEpochSecond())
                    .query(row -> {
                        put(rows, row);
                    });
        }
        return rows;
    }

    @Override
    public AddressRows sentCopies(Set<String> names) {
        AddressRows rows = new AddressRows();
        jdbc.sql(SENT_COPIES)
                .param("names", names)
                .query(row -> {
                    rows.putCopy(row.getString("local_dest"), row.getString("bcc_dest"));
                });
        return rows;
    }

    @Override
    public List<String> postmasters() {
        return jdbc.sql(POSTMASTERS).query(String.class).list();
    }

    private static void put(AddressRows rows, ResultSet row) throws SQLException {
        String address = row.getString("address");
        String target = row.getString("target");
        boolean active = row.getBoolean("active");
        switch (Kind.valueOf(row.getString("kind"))) {
            case MAILBOX -> rows.putMailbox(address, new MailboxRow(row.getLong("id"), active));
            case ALIAS ->
                    rows.putAlias(
                            alias(row, target, active ? AliasRow.State.ON : AliasRow.State.OFF));
            case TEMPORARY ->
                    rows.putTemporary(
                            alias(
                                    row,
                                    target,
                                    active ? AliasRow.State.ON : AliasRow.State.EXPIRED));
            case COPY -> rows.putCopy(address, target);
            case REWRITE -> rows.putRewrite(address, target);
        }
    }

    private static AliasRow alias(ResultSet row, String targets, AliasRow.State state)
            throws SQLException {
        return new AliasRow(
                row.getString("address"), split(targets), row.getBoolean("internal"), state);
    }

    private static List<String> split(String targets) {
        List<String> found = new ArrayList<>();
        for (String target : targets.split("[,\\s]+")) {
            if (!target.isEmpty()) {
                found.add(target);
            }
        }
        return found;
    }

    private static List<List<String>> batches(Set<String> names) {
        List<String> all = List.copyOf(names);
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }
}
