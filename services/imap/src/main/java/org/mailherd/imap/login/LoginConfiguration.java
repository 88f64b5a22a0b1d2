package org.mailherd.imap.login;

import java.time.Clock;
import org.mailherd.directory.login.Logins;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.sasl.SaslMechanisms;
import org.mailherd.directory.token.TokenSettings;
import org.mailherd.platform.events.EventChannel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One gate for all protocols of this service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginSettings.class, TokenSettings.class})
class LoginConfiguration {
    @Bean
    SaslMechanisms saslMechanisms(Logins logins, TokenSettings tokens, LoginSettings settings) {
        return new SaslMechanisms(logins, tokens.verifier(), settings.enabled());
    }

    @Bean
    FailedLogins failedLogins(EventChannel events, Clock clock) {
        return new FailedLogins(events, clock);
    }

    @Bean
    LoginGate loginGate(
            Logins logins,
            SaslMechanisms mechanisms,
            TlsDemands tlsDemands,
            FailedLogins failures,
            LoginSettings settings) {
        return new LoginGate(logins.passwords(), mechanisms, tlsDemands, failures, settings);
    }
}
