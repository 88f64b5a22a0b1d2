package org.mailherd.smtp.login;

import org.mailherd.directory.login.Logins;
import org.mailherd.directory.token.TokenSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the logins of the submission ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginSettings.class, TokenSettings.class})
class LoginConfiguration {
    @Bean
    SubmissionLogins submissionLogins(Logins logins, TokenSettings tokens, LoginSettings settings) {
        return SubmissionLogins.of(logins, tokens.verifier(), settings);
    }
}
