package org.mailherd.testsupport;

import org.flywaydb.core.Flyway;

/**
 * Runs the migrations on the class path; apart from {@link Database}, so that Flyway is loaded only
 * where it is.
 */
final class Migrations {

    private Migrations() {}

    static void run(Database database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
