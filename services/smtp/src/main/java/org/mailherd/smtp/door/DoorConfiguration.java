package org.mailherd.smtp.door;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mailherd.directory.forwarding.ForwardingHosts;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.net.ProxyProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Builds the door out of the libraries' beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorProperties.class)
class DoorConfiguration {
    /** One question; the door's own limits are above it. */
    private static final Duration DNS_TIMEOUT = Duration.ofSeconds(4);

    @Bean
    Door door(DoorProperties settings, ProxyProperties proxies, Door.Around around) {
        return new Door(settings, proxies, around);
    }

    @Bean
    Door.Around aroundTheDoor(
            PlatformProperties platform,
            ForwardingHosts forwarding,
            StringRedisTemplate redis,
            Clock clock) {
        return new Door.Around(
                platform.hostname(),
                ResolverDns.of(platform.dns().resolver(), DNS_TIMEOUT, true),
                forwarding,
                Optional.of(redis),
                clock);
    }
}
