package org.mailherd.adminui.quarantine;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where antispam answers about its quarantine.
 *
 * @param api management address of antispam
 * @param token the services' secret
 * @param timeout how long a page waits for an answer
 */
@ConfigurationProperties("mailherd.admin-ui.quarantine")
@Validated
record QuarantineSettings(
        @DefaultValue("http://antispam:8090") @NotNull URI api,
        @DefaultValue("") @NotNull String token,
        @DefaultValue("35s") @NotNull Duration timeout) {

    QuarantineSettings {
        token = token.strip();
    }

    @Override
    public String toString() {
        return "QuarantineSettings[api=" + api + "]";
    }
}
