package org.mailherd.antispam.http;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.message.AddressBlock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may learn, and see statistics.
 *
 * @param password for the {@code Password} field or {@code rspamc -P}; empty: only a secure address
 *     may
 * @param secureIp networks that need no password
 * @param scanFolder where the {@code File} field may point to; empty: nowhere
 */
@ConfigurationProperties("mailherd.antispam.controller")
record ControllerProperties(
        @DefaultValue("") String password,
        @DefaultValue({"127.0.0.1/32", "::1/128"}) List<String> secureIp,
        @DefaultValue("") String scanFolder) {

    ControllerProperties {
        secureIp.forEach(AddressBlock::parse);
    }

    Optional<String> folder() {
        return Optional.of(scanFolder).filter(path -> !path.isBlank());
    }
}
