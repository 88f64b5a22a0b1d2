package org.mailherd.directory.dkim;

import org.mailherd.directory.schema.SchemaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals the keys that lie open when a service starts that has the secret: what was stored before
 * there was one, or came with an old backup. It never keeps a service from starting.
 */
public final class KeySealing implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(KeySealing.class);

    private final JdbcClient jdbc;
    private final SigningKeyStore keys;
    private final KeySeal seal;
    private volatile boolean running;

    public KeySealing(JdbcClient jdbc, SigningKeyStore keys, KeySeal seal) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.seal = seal;
    }

    private record Open(long id, String domain, String selector, String privateKey) {}

    @Override
    public void start() {
        try {
            int sealed = sealOpen();
            if (sealed > 0) {
                log.info("event=signing-keys-sealed keys={}", sealed);
            }
        } catch (DataAccessException e) {
            log.error("event=signing-keys-not-sealed reason=\"{}\"", e.getMessage());
        }
        running = true;
    }

    /**
     * Several processes may do so at once: a key that another has sealed meanwhile is left alone.
     *
     * @return how many were sealed
     * @throws SealedKeyException if what is sealed already was so with another secret: then nothing
     *     is
     */
    int sealOpen() {
        if (!seal.hasKey()) {
            return 0;
        }
        keys.checkSecret();
        return jdbc
                .sql(
                        """
                        SELECT id, domain, selector, private_key FROM dkim_key
                        WHERE private_key NOT LIKE '{%' ORDER BY id
                        """)
                .query(Open.class)
                .list()
                .stream()
                .mapToInt(this::seal)
                .sum();
    }

    private int seal(Open key) {
        return jdbc.sql("UPDATE dkim_key SET private_key = ? WHERE id = ? AND private_key = ?")
                .params(
                        seal.seal(key.domain(), key.selector(), key.privateKey()),
                        key.id(),
                        key.privateKey())
                .update();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Once the table is there, before anybody signs. */
    @Override
    public int getPhase() {
        return SchemaMigration.PHASE + 1;
    }
}
