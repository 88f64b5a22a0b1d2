package org.mailherd.smtp.server;

import java.time.Clock;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.tls.TlsContext;
import org.mailherd.smtp.login.SubmissionLogins;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers what the server needs from the libraries' beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
class SmtpConfiguration {
    @Bean
    Host host(PlatformProperties settings, TlsContext tls, EventChannel events, Clock clock) {
        return new Host(settings, tls, events, clock);
    }

    @Bean
    Directories directories(
            RecipientResolver recipients, SubmissionLogins logins, SenderPolicy senders) {
        return new Directories(recipients, logins, senders);
    }
}
