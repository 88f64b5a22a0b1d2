package org.mailherd.directory.seal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the directory's secrets are read with.
 *
 * @param key see {@link Seal#of}; the same for smtp, antispam and admin-ui; imap needs none
 */
@ConfigurationProperties("mailherd.directory")
public record DirectorySecrets(@DefaultValue("") String key) {
    @Override
    public String toString() {
        return "DirectorySecrets";
    }
}
