package org.mailherd.smtp.server;

import java.time.Clock;
import javax.sql.DataSource;
import org.mailherd.directory.dkim.CachedSigningKeys;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.routing.CachedRoutingDirectory;
import org.mailherd.directory.routing.PasswordSeal;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.tls.TlsContext;
import org.mailherd.smtp.bounce.BounceSettings;
import org.mailherd.smtp.door.Door;
import org.mailherd.smtp.login.SubmissionLogins;
import org.mailherd.smtp.telemetry.Telemetry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers what the server needs from the libraries' beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmtpProperties.class, BounceSettings.class})
class SmtpConfiguration {
    @Bean
    Host host(
            PlatformProperties settings,
            TlsContext tls,
            EventChannel events,
            Clock clock,
            Telemetry telemetry) {
        return new Host(settings, tls, events, clock, telemetry);
    }

    @Bean
    Features features(BounceSettings bounce, Door door) {
        return new Features(bounce, door);
    }

    @Bean
    Directories.Outbound outboundDirectories(
            DataSource database, PasswordSeal seal, SigningKeys keys, Clock clock) {
        return new Directories.Outbound(
                CachedRoutingDirectory.over(database, seal, clock), new CachedSigningKeys(keys));
    }

    @Bean
    Directories directories(
            RecipientResolver recipients,
            SubmissionLogins logins,
            SenderPolicy senders,
            TlsDemands tls,
            Directories.Outbound outbound) {
        return new Directories(recipients, logins, senders, tls, outbound);
    }
}
