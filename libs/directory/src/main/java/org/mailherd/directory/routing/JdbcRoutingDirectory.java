package org.mailherd.directory.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads all entries at once: they are few, and entries of one moment fit one another. */
public final class JdbcRoutingDirectory implements RoutingDirectory {
    private final JdbcClient jdbc;
    private final PasswordSeal seal;

    public JdbcRoutingDirectory(JdbcClient jdbc, PasswordSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    private record SenderRow(
            String sender, String hostname, String username, String password, boolean clearLogin) {}

    private record TransportRow(
            String destination,
            String nexthop,
            String username,
            String password,
            boolean clearLogin,
            boolean isMxBased) {}

    private record NextHopRow(String domain, String nexthop) {}

    private record TlsRow(String dest, String policy, String parameters) {}

    private record IdentityRow(String domain, String sourceV4, String sourceV6, String heloName) {}

    /**
     * @throws IllegalArgumentException for a regular expression that is none: mail waits rather
     *     than go another way
     */
    @Override
    public RoutingTable current() {
        List<TransportRow> transports = transports();
        return new RoutingTable(
                bySender(),
                byDestination(transports),
                transports.stream()
                        .filter(TransportRow::isMxBased)
                        .map(row ->
                                new MxTransport(MxTransport.pattern(row.destination()), relay(row)))
                        .toList(),
                nextHops(),
                tls(),
                identities());
    }

    private Map<String, Relay> bySender() {
        Map<String, Relay> relays = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT m.username AS sender, r.hostname, r.username, r.password, r.clear_login
                        FROM mailbox m JOIN relayhosts r ON r.id = m.relayhost WHERE r.active
                        UNION ALL
                        SELECT d.domain, r.hostname, r.username, r.password, r.clear_login
                        FROM domain d JOIN relayhosts r ON r.id = d.relayhost WHERE r.active
                        UNION ALL
                        SELECT a.alias_domain, r.hostname, r.username, r.password, r.clear_login
                        FROM alias_domain a JOIN domain d ON d.domain = a.target_domain
                            JOIN relayhosts r ON r.id = d.relayhost WHERE r.active
                        """)
                .query(SenderRow.class)
                .list()
                .forEach(row ->
                        relays.put(
                                row.sender(),
                                relay(
                                        row.hostname(),
                                        row.username(),
                                        row.password(),
                                        row.clearLogin())));
        return relays;
    }

    private Relay relay(TransportRow row) {
        return relay(row.nexthop(), row.username(), row.password(), row.clearLogin());
    }

    /** One that cannot be opened stays sealed: who asks for it hears why. */
    private Relay relay(String address, String username, String stored, boolean clearLogin) {
        return new Relay(
                address, username, seal.open(stored, address, username).orElse(stored), clearLogin);
    }

    private List<TransportRow> transports() {
        return jdbc.sql(
                        """
                        SELECT destination, nexthop, username, password, clear_login, is_mx_based
                        FROM transports WHERE active ORDER BY id
                        """)
                .query(TransportRow.class)
                .list();
    }

    /** Of two entries for one destination the older counts. */
    private Map<String, Relay> byDestination(List<TransportRow> rows) {
        Map<String, Relay> transports = new HashMap<>();
        rows.stream()
                .filter(row -> !row.isMxBased())
                .forEach(row ->
                        transports.putIfAbsent(
                                row.destination().toLowerCase(Locale.ROOT), relay(row)));
        return transports;
    }

    private Map<String, String> nextHops() {
        Map<String, String> hops = new HashMap<>();
        jdbc.sql("SELECT domain, nexthop FROM domain WHERE nexthop <> '' AND active")
                .query(NextHopRow.class)
                .list()
                .forEach(row -> hops.put(row.domain(), row.nexthop()));
        return hops;
    }

    private Map<String, TlsOverride> tls() {
        Map<String, TlsOverride> policies = new HashMap<>();
        jdbc.sql("SELECT dest, policy, parameters FROM tls_policy_override WHERE active")
                .query(TlsRow.class)
                .list()
                .forEach(row ->
                        policies.put(
                                row.dest().toLowerCase(Locale.ROOT),
                                new TlsOverride(row.policy(), row.parameters())));
        return policies;
    }

    private Map<String, SenderIdentity> identities() {
        Map<String, SenderIdentity> identities = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT domain, source_v4, source_v6, helo_name FROM sender_identity WHERE active
                        UNION ALL
                        SELECT a.alias_domain, i.source_v4, i.source_v6, i.helo_name
                        FROM alias_domain a JOIN sender_identity i ON i.domain = a.target_domain
                        WHERE i.active AND a.alias_domain NOT IN (SELECT domain FROM sender_identity)
                        """)
                .query(IdentityRow.class)
                .list()
                .forEach(row ->
                        identities.put(
                                row.domain(),
                                new SenderIdentity(
                                        row.sourceV4(), row.sourceV6(), row.heloName())));
        return identities;
    }
}
