package org.mailherd.platform.health;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a service tells how it is.
 *
 * @param enabled off in tests that need no second port
 * @param port 0 takes any free one
 * @param address to bind
 */
@ConfigurationProperties("mailherd.management")
public record ManagementProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8090") int port,
        @DefaultValue("127.0.0.1") String address) {}
