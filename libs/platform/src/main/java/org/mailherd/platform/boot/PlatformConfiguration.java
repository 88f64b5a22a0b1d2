package org.mailherd.platform.boot;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.mailherd.platform.health.HealthProbe;
import org.mailherd.platform.health.ManagementEndpoint;
import org.mailherd.platform.health.ManagementProperties;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.platform.net.ProxyProperties;
import org.mailherd.platform.tls.PemTlsContext;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that every service imports: clock, host certificate, metrics, management port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    PlatformProperties.class,
    ManagementProperties.class,
    ProxyProperties.class
})
public class PlatformConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TlsContext tlsContext(PlatformProperties properties) {
        return new PemTlsContext(properties.tls().directory());
    }

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        Metrics.addRegistry(registry); // for counters far from the wiring
        return registry;
    }

    @Bean
    ManagementServer managementServer(
            ManagementProperties properties,
            List<HealthProbe> probes,
            PrometheusMeterRegistry metrics,
            ObjectProvider<ManagementEndpoint> endpoints) {
        return new ManagementServer(
                properties, probes, metrics, endpoints.orderedStream().toList());
    }
}
