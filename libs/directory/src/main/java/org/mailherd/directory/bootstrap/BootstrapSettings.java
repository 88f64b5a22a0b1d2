package org.mailherd.directory.bootstrap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a new server starts with.
 *
 * @param adminPasswordHash for the first administrator, {@code admin}: a hash in Dovecot's form
 *     such as {@code {SHA512-CRYPT}$6$...}; used only while there is no administrator
 * @param apiKey API_KEY: may read and write; empty leaves the present one alone
 * @param apiKeyReadOnly API_KEY_READ_ONLY
 * @param apiAllowFrom API_ALLOW_FROM: from where both may be used, addresses and CIDR blocks
 */
@ConfigurationProperties("mailherd.admin-ui.bootstrap")
record BootstrapSettings(
        @DefaultValue("") String adminPasswordHash,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String apiKeyReadOnly,
        @DefaultValue("127.0.0.1,::1") String apiAllowFrom) {}
