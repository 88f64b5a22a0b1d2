package org.mailherd.adminui;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the pages.
 *
 * @param services name and health address of each service that the dashboard asks, such as {@code
 *     smtp=http://smtp:8090/health}; empty: no such card
 * @param webmailUrl where mailbox users read their mail; empty: no link
 */
@ConfigurationProperties("mailherd.admin-ui")
@Validated
public record AdminUiSettings(
        @DefaultValue @NotNull Map<@NotBlank String, URI> services,
        @DefaultValue("") @NotNull String webmailUrl) {}
