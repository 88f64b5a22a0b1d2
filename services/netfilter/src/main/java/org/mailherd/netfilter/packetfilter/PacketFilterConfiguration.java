package org.mailherd.netfilter.packetfilter;

import org.mailherd.platform.health.Health;
import org.mailherd.platform.health.HealthProbe;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the packet filter and watches that its rules stay in place. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PacketFilterProperties.class)
class PacketFilterConfiguration {
    @Bean
    PacketFilter packetFilter(PacketFilterProperties properties) {
        return switch (properties.backend()) {
            case NFT -> new NftPacketFilter(new NftProcess(properties.nftCommand()));
            case RECORD -> new RecordingPacketFilter();
        };
    }

    @Bean
    HealthProbe packetFilterProbe(PacketFilter filter) {
        return new HealthProbe() {
            @Override
            public String name() {
                return "packet-filter";
            }

            @Override
            public Health check() {
                return filter.isInPlace()
                        ? Health.UP
                        : Health.down("the table inet mailherd is gone: restart netfilter");
            }
        };
    }
}
