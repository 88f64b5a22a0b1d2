package org.mailherd.smtp.login;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mailherd.directory.sasl.Mechanism;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logins go.
 *
 * @param mechanisms SASL names that may be used; a mechanism that lacks what it needs (TLS for
 *     channel binding, an issuer for tokens) is not offered all the same
 * @param failures refused logins before the session ends
 * @param failureDelay how long a refusal takes at least, so that guessing is slow and its time
 *     tells nothing
 */
@ConfigurationProperties("mailherd.smtp.login")
public record LoginSettings(
        @DefaultValue({
                    "PLAIN",
                    "LOGIN",
                    "SCRAM-SHA-256",
                    "SCRAM-SHA-256-PLUS",
                    "OAUTHBEARER",
                    "XOAUTH2"
                })
                List<String> mechanisms,
        @DefaultValue("3") int failures,
        @DefaultValue("1s") Duration failureDelay) {

    /**
     * @throws IllegalArgumentException naming every fault at once
     */
    public LoginSettings {
        List<String> faults = Mechanism.faults("mailherd.smtp.login.mechanisms", mechanisms);
        if (failures < 1) {
            faults.add("mailherd.smtp.login.failures must be 1 or more");
        }
        if (failureDelay.isNegative() || failureDelay.compareTo(Duration.ofSeconds(30)) > 0) {
            faults.add("mailherd.smtp.login.failure-delay must be from 0 to 30s");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        mechanisms = List.copyOf(mechanisms);
    }

    Set<Mechanism> enabled() {
        return Mechanism.allNamed(mechanisms);
    }
}
