package org.mailherd.watchdog.probe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database as the services reach it.
 *
 * @param url JDBC
 */
@ConfigurationProperties("mailherd.watchdog.database")
public record DatabaseProperties(
        String url, @DefaultValue("") String username, @DefaultValue("") String password) {}
