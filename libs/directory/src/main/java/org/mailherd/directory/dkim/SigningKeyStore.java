package org.mailherd.directory.dkim;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.dkim.KeyImport.Imported;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes and reads signing keys. Private halves are opened only to sign with them. */
public final class SigningKeyStore implements SigningKeys {
    public static final String DEFAULT_SELECTOR = "dkim";
    public static final int DEFAULT_RSA_BITS = 2048;

    private static final String COLUMNS =
            """
            SELECT id, domain, selector, algorithm, private_key, public_key, state,
                   CAST(UNIX_TIMESTAMP(state_since) AS SIGNED) AS since,
                   CAST(UNIX_TIMESTAMP(seen) AS SIGNED) AS seen
            FROM dkim_key
            """;

    private final JdbcClient jdbc;
    private final KeySeal seal;

    public SigningKeyStore(JdbcClient jdbc, KeySeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    private record Row(
            long id,
            String domain,
            String selector,
            String algorithm,
            String privateKey,
            String publicKey,
            String state,
            long since,
            @Nullable Long seen) {

        KeyRecord key() {
            return new KeyRecord(
                    domain,
                    selector,
                    Algorithm.valueOf(algorithm.toUpperCase(Locale.ROOT)),
                    publicKey,
                    state.equals(KeyState.REVOKED.word()));
        }
    }

    /**
     * A key with its state; see {@code rotation}.
     *
     * @param since when it came into its state
     * @param seen since when the DNS has shown its record, as far as we looked
     */
    public record StoredKey(KeyRecord key, KeyState state, Instant since, Optional<Instant> seen) {}

    /**
     * @throws SealedKeyException if one was sealed with another secret than ours
     */
    @Override
    public List<SigningKey> forDomain(String domain) {
        return rowsFor(domain).stream().map(this::open).toList();
    }

    /** What verifies the mail of a domain: the same keys, without their private halves. */
    public List<KeyRecord> recordsFor(String domain) {
        return rowsFor(domain).stream().map(Row::key).toList();
    }

    private List<Row> rowsFor(String domain) {
        String name = domain;
        while (name.indexOf('.') > 0) {
            List<Row> keys = active(name);
            if (!keys.isEmpty()) {
                return keys;
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return target(domain).map(this::active).orElse(List.of());
    }

    private List<Row> active(String domain) {
        return jdbc.sql(COLUMNS + "WHERE domain = :domain AND state = 'active' ORDER BY id")
                .param("domain", domain)
                .query(Row.class)
                .list();
    }

    private Optional<String> target(String aliasDomain) {
        return jdbc.sql("SELECT target_domain FROM alias_domain WHERE alias_domain = :domain")
                .param("domain", aliasDomain)
                .query(String.class)
                .optional();
    }

    /** All keys of exactly this domain, whatever their state, the oldest first. */
    public List<StoredKey> all(String domain) {
        return stored(
                jdbc.sql(COLUMNS + "WHERE domain = :domain ORDER BY id").param("domain", domain));
    }

    /** All keys of all domains, the oldest first. */
    public List<StoredKey> all() {
        return stored(jdbc.sql(COLUMNS + "ORDER BY id"));
    }

    private static List<StoredKey> stored(JdbcClient.StatementSpec statement) {
        return statement.query(Row.class).list().stream()
                .map(row ->
                        new StoredKey(
                                row.key(),
                                KeyState.valueOf(row.state().toUpperCase(Locale.ROOT)),
                                Instant.ofEpochSecond(row.since()),
                                Optional.ofNullable(row.seen()).map(Instant::ofEpochSecond)))
                .toList();
    }

    /**
     * Makes a key that signs at once and stores it.
     *
     * @param rsaBits 1024 to 4096; ignored for Ed25519
     * @throws org.springframework.dao.DuplicateKeyException if the domain has a key of that
     *     selector
     */
    public SigningKey create(String domain, String selector, Algorithm algorithm, int rsaBits) {
        return create(domain, selector, algorithm, rsaBits, KeyState.ACTIVE);
    }

    /** The same, in any state. */
    public SigningKey create(
            String domain, String selector, Algorithm algorithm, int rsaBits, KeyState state) {
        return create(
                domain,
                selector,
                new Imported(algorithm, KeyFormat.generate(algorithm, rsaBits)),
                state);
    }

    /**
     * The first keys of a new domain: one that signs at once, and an Ed25519 one that waits. A
     * second signature without its record in the DNS helps nobody.
     */
    public void createFirst(String domain) {
        create(domain, DEFAULT_SELECTOR, Algorithm.RSA, DEFAULT_RSA_BITS);
        create(domain, "ed", Algorithm.ED25519, 0, KeyState.PUBLISHED);
    }

    /**
     * Stores a key that exists.
     *
     * @throws SealedKeyException if the other keys were sealed with another secret than ours
     */
    public SigningKey create(String domain, String selector, Imported made, KeyState state) {
        Algorithm algorithm = made.algorithm();
        KeyPair pair = made.pair();
        checkSecret();
        KeyRecord key =
                new KeyRecord(
                        domain,
                        selector,
                        algorithm,
                        KeyFormat.publicText(pair, algorithm),
                        state == KeyState.REVOKED);
        jdbc.sql(
                        """
                        INSERT INTO dkim_key (domain, selector, algorithm, private_key, public_key, state)
                        VALUES (:domain, :selector, :algorithm, :privateKey, :publicKey, :state)
                        """)
                .param("domain", domain)
                .param("selector", selector)
                .param("algorithm", algorithm.tag())
                .param("privateKey", seal.seal(domain, selector, KeyFormat.privateText(pair)))
                .param("publicKey", key.publicKey())
                .param("state", state.word())
                .update();
        return new SigningKey(domain, selector, algorithm, pair.getPrivate(), key.dnsRecord());
    }

    /**
     * @return whether there is such a key
     */
    public boolean move(String domain, String selector, KeyState state) {
        return jdbc.sql(
                                """
                                UPDATE dkim_key SET state = :state, state_since = current_timestamp(3)
                                WHERE domain = :domain AND selector = :selector
                                """)
                        .param("state", state.word())
                        .param("domain", domain)
                        .param("selector", selector)
                        .update()
                > 0;
    }

    /**
     * @param seen since when the DNS has shown its record; empty when it does not
     */
    public void seen(String domain, String selector, Optional<Instant> seen) {
        jdbc.sql(
                        """
                        UPDATE dkim_key SET seen = FROM_UNIXTIME(:seen)
                        WHERE domain = :domain AND selector = :selector
                        """)
                .param("seen", seen.map(Instant::getEpochSecond).orElse(null))
                .param("domain", domain)
                .param("selector", selector)
                .update();
    }

    /**
     * @return whether there was such a key
     */
    public boolean delete(String domain, String selector) {
        return jdbc.sql("DELETE FROM dkim_key WHERE domain = :domain AND selector = :selector")
                        .param("domain", domain)
                        .param("selector", selector)
                        .update()
                > 0;
    }

    /** Takes all keys of a domain away; the domain itself is going. */
    public void deleteAll(String domain) {
        jdbc.sql("DELETE FROM dkim_key WHERE domain = :domain").param("domain", domain).update();
    }

    /**
     * The keys of a domain with both halves, whatever their state, the oldest first.
     *
     * @throws SealedKeyException if one was sealed with another secret than ours
     */
    public List<SigningKey> opened(String domain, KeyState state) {
        return jdbc
                .sql(COLUMNS + "WHERE domain = :domain AND state = :state ORDER BY id")
                .param("domain", domain)
                .param("state", state.word())
                .query(Row.class)
                .list()
                .stream()
                .map(this::open)
                .toList();
    }

    private SigningKey open(Row row) {
        KeyRecord key = row.key();
        return new SigningKey(
                key.domain(),
                key.selector(),
                key.algorithm(),
                seal.open(key, row.privateKey()),
                key.dnsRecord());
    }

    /**
     * One key that is sealed already must open, lest two secrets seal keys of one database.
     *
     * @throws SealedKeyException if it does not
     */
    void checkSecret() {
        if (seal.hasKey()) {
            jdbc.sql(COLUMNS + "WHERE private_key LIKE '{%' ORDER BY id LIMIT 1")
                    .query(Row.class)
                    .optional()
                    .ifPresent(this::open);
        }
    }
}
