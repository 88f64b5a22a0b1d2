package org.mailherd.adminui.rotation;

import java.time.Clock;
import java.time.Duration;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.rotation.KeyRotation;
import org.mailherd.directory.rotation.RotationRound;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.upkeep.RepeatedDuty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The look after signing keys. */
@Configuration(proxyBeanMethods = false)
class RotationConfiguration {
    private static final Logger log = LoggerFactory.getLogger(RotationConfiguration.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Bean
    RepeatedDuty keyRotationRounds(
            SigningKeyStore keys,
            KeyRotation rotation,
            PlatformProperties host,
            RotationSettings settings,
            Clock clock) {
        DnsKeys published = new DnsKeys(ResolverDns.of(host.dns().resolver(), TIMEOUT, false));
        RotationRound round = new RotationRound(keys, rotation, published, settings.plan(), clock);
        return new RepeatedDuty(
                "key-rotation",
                settings.interval(),
                () -> round.run().forEach(RotationConfiguration::log));
    }

    private static void log(RotationRound.Step step) {
        LogEvent.of("key-rotation").with("key", step.key()).with("step", step.step()).info(log);
    }
}
