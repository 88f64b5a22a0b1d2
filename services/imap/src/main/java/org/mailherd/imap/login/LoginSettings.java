package org.mailherd.imap.login;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.mailherd.directory.sasl.Mechanism;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logins go at every door of this service: IMAP, POP3, ManageSieve.
 *
 * @param mechanisms SASL names that may be used; a mechanism that lacks what it needs (TLS for
 *     channel binding, an issuer for tokens) is not offered all the same
 * @param failures refused logins before the connection ends
 * @param failureDelay how long the first refusal takes at least; doubles with each further one up
 *     to 16 times, so that guessing is slow and its time tells nothing
 */
@ConfigurationProperties("mailherd.login")
public record LoginSettings(
        @DefaultValue({"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "OAUTHBEARER", "XOAUTH2"})
                List<String> mechanisms,
        @DefaultValue("10") int failures,
        @DefaultValue("1s") Duration failureDelay) {

    /**
     * @throws IllegalArgumentException naming every fault at once
     */
    public LoginSettings {
        List<String> faults = Mechanism.faults("mailherd.login.mechanisms", mechanisms);
        if (failures < 1) {
            faults.add("mailherd.login.failures must be 1 or more");
        }
        if (failureDelay.isNegative() || failureDelay.compareTo(Duration.ofSeconds(30)) > 0) {
            faults.add("mailherd.login.failure-delay must be from 0 to 30s");
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
