package org.mailherd.standalone.stack;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.mailherd.directory.schema.SchemaMigration;
import org.mailherd.embedded.EmbeddedMariaDb;
import org.mailherd.embedded.EmbeddedRedis;
import org.mailherd.embedded.MariaDbSettings;
import org.mailherd.embedded.RedisSettings;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.standalone.CannotStartException;
import org.mailherd.standalone.home.DataFolder;
import org.mailherd.standalone.options.Options;
import org.mariadb.jdbc.MariaDbDataSource;

/** Brings everything up in its order. */
public final class Stack {

    private static final String DATABASE = "mailherd";

    private Stack() {}

    /**
     * Returns when every service listens.
     *
     * @param running is told of each part as soon as it is open
     * @throws CannotStartException when a service does not start
     */
    public static void start(Options options, DataFolder home, Running running) {
        CompletableFuture<EmbeddedRedis> redis =
                CompletableFuture.supplyAsync(() -> startRedis(home, running));
        EmbeddedMariaDb database = startDatabase(home, running);
        migrate(database);
        makeCertificate(home);
        ServiceSettings settings = new ServiceSettings(options, home, database, redis.join());
        new Services(settings, running).startAll();
    }

    private static EmbeddedMariaDb startDatabase(DataFolder home, Running running) {
        return running.add(
                EmbeddedMariaDb.start(
                        new MariaDbSettings(
                                home.path().resolve("mariadb"),
                                0,
                                DATABASE,
                                DATABASE,
                                home.secret("dbpass"))));
    }

    private static EmbeddedRedis startRedis(DataFolder home, Running running) {
        return running.add(
                EmbeddedRedis.start(
                        new RedisSettings(
                                home.path().resolve("redis"), 0, home.secret("redispass"))));
    }

    // Once for all: the services find nothing to do and need not wait for one another.
    private static void migrate(EmbeddedMariaDb database) {
        try {
            MariaDbDataSource source = new MariaDbDataSource(database.jdbcUrl());
            source.setUser(database.user());
            source.setPassword(database.password());
            SchemaMigration.migrate(source);
        } catch (SQLException e) {
            throw new CannotStartException(
                    "The database does not take its schema: " + e.getMessage(), e);
        }
    }

    private static void makeCertificate(DataFolder home) {
        try {
            SelfSignedCertificate.writeIfAbsent(
                    home.folder("tls"), ServiceSettings.HOSTNAME, Clock.systemUTC());
        } catch (IOException e) {
            throw new CannotStartException("The certificate cannot be written: " + e, e);
        }
    }
}
