package org.mailherd.adminui.queue;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where smtp answers about its queue.
 *
 * @param api management address of an smtp process
 * @param token the secret both have
 * @param timeout how long a page waits for an answer
 */
@ConfigurationProperties("mailherd.admin-ui.queue")
@Validated
record QueueSettings(
        @DefaultValue("http://smtp:8090") @NotNull URI api,
        @DefaultValue("") @NotNull String token,
        @DefaultValue("10s") @NotNull Duration timeout) {

    QueueSettings {
        token = token.strip();
    }

    @Override
    public String toString() {
        return "QueueSettings[api="
                + api
                + ", token="
                + (token.isEmpty() ? "none" : "(secret)")
                + "]";
    }
}
