package org.mailherd.adminui.releaselink;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links into the quarantine.
 *
 * @param secret that signs them, a long random word of its own; empty: there are no links
 * @param lifetime after which a link opens nothing
 * @param address of these pages from outside, without a final slash
 */
@ConfigurationProperties("mailherd.admin-ui.quarantine-link")
record ReleaseLinkSettings(
        @DefaultValue("") String secret,
        @DefaultValue("14d") Duration lifetime,
        @DefaultValue("") String address) {
    private static final int MIN_SECRET = 32;

    ReleaseLinkSettings {
        secret = secret.strip();
        if (!secret.isEmpty() && secret.length() < MIN_SECRET) {
            throw new IllegalArgumentException(
                    "mailherd.admin-ui.quarantine-link.secret must have "
                            + MIN_SECRET
                            + " characters or more (data/secrets/quarantine_link_secret); empty"
                            + " switches the links off");
        }
        if (!lifetime.isPositive()) {
            throw new IllegalArgumentException(
                    "mailherd.admin-ui.quarantine-link.lifetime must be more than zero");
        }
    }

    @Override
    public String toString() {
        return "ReleaseLinkSettings[" + (secret.isEmpty() ? "off" : "on") + "]";
    }
}
