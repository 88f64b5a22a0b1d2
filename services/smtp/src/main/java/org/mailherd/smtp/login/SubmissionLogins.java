package org.mailherd.smtp.login;

import java.util.Optional;
import org.mailherd.directory.login.Logins;
import org.mailherd.directory.sasl.SaslMechanisms;
import org.mailherd.directory.token.TokenVerifier;

/** By which mechanisms our people log in, and what a refusal costs. */
public record SubmissionLogins(SaslMechanisms mechanisms, LoginSettings settings) {
    public static SubmissionLogins of(
            Logins logins, Optional<TokenVerifier> tokens, LoginSettings settings) {
        return new SubmissionLogins(
                new SaslMechanisms(logins, tokens, settings.enabled()), settings);
    }
}
