package org.mailherd.smtp.management;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The internal API.
 *
 * @param token the secret that callers send as {@code Authorization: Bearer}; empty switches the
 *     API off
 */
@ConfigurationProperties("mailherd.smtp.management")
public record ManagementSettings(@DefaultValue("") String token) {
    private static final int MIN_LENGTH = 16;

    public ManagementSettings {
        token = token.strip();
        if (!token.isEmpty() && token.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "mailherd.smtp.management.token must have "
                            + MIN_LENGTH
                            + " characters or more; empty switches the API off");
        }
    }

    @Override
    public String toString() {
        return "ManagementSettings[token=" + (token.isEmpty() ? "none" : "(secret)") + "]";
    }
}
