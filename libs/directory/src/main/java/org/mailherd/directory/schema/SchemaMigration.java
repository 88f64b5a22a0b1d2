package org.mailherd.directory.schema;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the schema to this version before any listener opens. Several services may start at once:
 * Flyway takes a lock. A database that does not answer yet is waited for; a broken migration ends
 * the service.
 */
public final class SchemaMigration implements SmartLifecycle {
    public static final int PHASE = -1000;

    private static final Logger log = LoggerFactory.getLogger(SchemaMigration.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private volatile boolean running;

    public SchemaMigration(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void start() {
        Thread hook = new Thread(Thread.currentThread()::interrupt, "stop-waiting-for-database");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            awaitMigration();
        } finally {
            forget(hook);
        }
        running = true;
    }

    private void awaitMigration() {
        boolean told = false;
        while (!migrated()) {
            if (!told) {
                log.warn(
                        "event=waiting-for-database reason=\"no connection; is the database up, and are"
                                + " DBUSER and the password right?\"");
                told = true;
            }
            LockSupport.parkNanos(RETRY.toNanos());
            if (Thread.interrupted()) {
                throw new IllegalStateException("stopped while waiting for the database");
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the JVM is going down: the hook has run
        }
    }

    private boolean migrated() {
        try {
            migrate(dataSource);
            return true;
        } catch (FlywaySqlException e) {
            log.debug("event=database-not-ready", e);
            return false;
        }
    }

    /**
     * @throws FlywayException if a migration fails or the history was altered
     */
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
