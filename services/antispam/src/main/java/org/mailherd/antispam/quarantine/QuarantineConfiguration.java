package org.mailherd.antispam.quarantine;

import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.mailherd.antispam.explain.VerdictLog;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.verdict.QuarantineWish;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuarantineSettings.class)
class QuarantineConfiguration {
    @Bean
    QuarantineWish quarantineWish(QuarantineSettings settings) {
        return new QuarantineWish(settings.on(), settings.category());
    }

    @Bean
    QuarantineStore quarantineStore(DataSource source) {
        return new QuarantineStore(source);
    }

    @Bean
    RetentionStore retentionStore(DataSource source, QuarantineSettings settings) {
        return new RetentionStore(source, settings);
    }

    @Bean
    Retention quarantineRetention(RetentionStore store, Clock clock) {
        return new Retention(store, clock).start();
    }

    @Bean
    Release quarantineRelease(
            QuarantineStore store,
            QuarantineSettings settings,
            PlatformProperties platform,
            ObjectProvider<AntispamServer> server,
            Clock clock) {
        return new Release(
                store,
                settings,
                () -> {
                    String host =
                            platform.bindAddress().equals("0.0.0.0")
                                    ? "127.0.0.1"
                                    : platform.bindAddress();
                    return URI.create("http://" + host + ":" + server.getObject().port());
                },
                clock);
    }

    @Bean
    Keeping quarantineKeeping(
            QuarantineStore store,
            RetentionStore retention,
            QuarantineSettings settings,
            VerdictLog explanations,
            Clock clock) {
        return new Keeping(store, retention, settings, explanations, clock);
    }

    @Bean
    QuarantineEndpoint quarantineEndpoint(
            QuarantineSettings settings,
            Keeping keeping,
            QuarantineStore store,
            Release release,
            Clock clock) {
        return new QuarantineEndpoint(settings, keeping, store, release, clock);
    }
}
