package org.mailherd.watchdog.container;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine that runs the stack.
 *
 * @param socket of the Docker engine; empty if there is none (standalone)
 * @param project name of the Compose project: containers of others are never touched
 */
@ConfigurationProperties("mailherd.watchdog.docker")
public record ContainerProperties(
        @DefaultValue("") String socket, @DefaultValue("mailherd") String project) {}
