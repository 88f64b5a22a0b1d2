package org.mailherd.directory;

import java.util.Map;
import org.mailherd.directory.bootstrap.DirectoryAdministration;
import org.mailherd.testsupport.Database;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The management side over a schema of its own; one for all tests of a class. */
public final class RunningAdministration implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    public RunningAdministration(Map<String, Object> settings) {
        Database database = Database.fresh();
        context =
                new SpringApplicationBuilder(DirectoryAdministration.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                Map.of(
                                        "spring.datasource.url", database.url(),
                                        "spring.datasource.username", database.user(),
                                        "spring.datasource.password", database.password(),
                                        "spring.jpa.hibernate.ddl-auto", "validate",
                                        "mailherd.hostname", "mail.alpha.test"))
                        .properties(settings)
                        .run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
