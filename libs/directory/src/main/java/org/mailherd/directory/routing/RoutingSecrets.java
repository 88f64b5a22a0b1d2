package org.mailherd.directory.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the stored routes are read with.
 *
 * @param key see {@link PasswordSeal#of}; the same for smtp and admin-ui
 */
@ConfigurationProperties("mailherd.directory")
public record RoutingSecrets(@DefaultValue("") String key) {
    @Override
    public String toString() {
        return "RoutingSecrets";
    }
}
