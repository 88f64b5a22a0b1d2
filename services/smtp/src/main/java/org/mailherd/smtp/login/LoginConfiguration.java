package org.mailherd.smtp.login;

import java.util.Optional;
import org.mailherd.directory.login.Logins;
import org.mailherd.directory.token.TokenVerifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the logins of the submission ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoginSettings.class)
class LoginConfiguration {
    @Bean
    SubmissionLogins submissionLogins(
            Logins logins, Optional<TokenVerifier> tokens, LoginSettings settings) {
        return SubmissionLogins.of(logins, tokens, settings);
    }
}
