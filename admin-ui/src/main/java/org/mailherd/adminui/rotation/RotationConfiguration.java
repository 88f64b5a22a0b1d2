package org.mailherd.adminui.rotation;

import java.time.Clock;
import java.time.Duration;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.rotation.KeyRotation;
import org.mailherd.directory.rotation.RotationRound;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The look after signing keys. */
@Configuration(proxyBeanMethods = false)
class RotationConfiguration {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Bean
    RotationSchedule rotationSchedule(
            SigningKeyStore keys,
            KeyRotation rotation,
            PlatformProperties host,
            RotationSettings settings,
            Clock clock) {
        DnsKeys published = new DnsKeys(ResolverDns.of(host.dns().resolver(), TIMEOUT, false));
        RotationRound round = new RotationRound(keys, rotation, published, settings.plan(), clock);
        return new RotationSchedule(round, settings.interval());
    }
}
