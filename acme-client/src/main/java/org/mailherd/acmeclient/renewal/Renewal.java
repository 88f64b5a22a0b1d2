package org.mailherd.acmeclient.renewal;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailherd.acmeclient.certificate.EcKeys;
import org.mailherd.acmeclient.certificate.HostCertificate;
import org.mailherd.acmeclient.order.AcmeProperties;
import org.mailherd.acmeclient.order.CertificateOrder;
import org.mailherd.acmeclient.order.OrderFailedException;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the certificate once a day, sooner after a failure. */
@Component
final class Renewal implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Renewal.class);

    private final AcmeProperties properties;
    private final List<String> names;
    private final HostCertificate host;
    private final CertificateOrder order;
    private final Clock clock;
    private final RenewalPolicy policy;
    private final InstalledStore installed;
    private @Nullable ScheduledExecutorService scheduler;

    Renewal(
            AcmeProperties properties,
            PlatformProperties platform,
            HostCertificate host,
            CertificateOrder order,
            Clock clock) {
        this.properties = properties;
        this.names =
                Stream.concat(Stream.of(platform.hostname()), properties.additionalSan().stream())
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        this.host = host;
        this.order = order;
        this.clock = clock;
        this.policy = new RenewalPolicy(properties.renewBefore());
        this.installed = new InstalledStore(properties.stateDirectory());
    }

    @Override
    public void start() {
        scheduler =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("renewal").factory());
        if (properties.isIdle()) {
            LogEvent.of("idle").with("reason", "SKIP_LETS_ENCRYPT=y").info(log);
            return;
        }
        next(Duration.ZERO);
    }

    private void next(Duration delay) {
        ScheduledExecutorService running = scheduler;
        if (running != null) {
            running.schedule(() -> next(look()), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One look; the result is when to look again. */
    private Duration look() {
        Optional<X509Certificate> current = host.current();
        boolean ours = current.filter(installed::contains).isPresent();
        return switch (policy.decide(current, ours, names, clock.instant())) {
            case Decision.Keep() -> properties.checkInterval();
            case Decision.Foreign(String issuer) -> {
                LogEvent.of("certificate-left-alone").with("issuer", issuer).info(log);
                yield properties.checkInterval();
            }
            case Decision.Extend(List<String> missing) -> extend(missing);
            case Decision.Replace(String reason) -> replace(reason);
        };
    }

    /** A name that never leads here must not cost an order a day. */
    private Duration extend(List<String> missing) {
        try {
            return order.reachable(missing).isEmpty()
                    ? properties.checkInterval()
                    : replace("names added");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return properties.retryDelay();
        }
    }

    private Duration replace(String why) {
        LogEvent.of("order").with("names", String.join(",", names)).with("reason", why).info(log);
        try {
            KeyPair key = host.keyPair().orElseGet(EcKeys::generate);
            List<X509Certificate> chain = order.place(names, key);
            // Recorded first: a certificate of ours must never be taken for the operator's.
            installed.put(chain.getFirst());
            host.install(chain, key);
            LogEvent.of("certificate-installed")
                    .with("until", chain.getFirst().getNotAfter().toInstant())
                    .with("issuer", chain.getFirst().getIssuerX500Principal().getName())
                    .info(log);
            return properties.checkInterval();
        } catch (OrderFailedException | IOException | RuntimeException e) {
            LogEvent.of("order-failed")
                    .quoted("reason", e.getMessage())
                    .with("retry_seconds", properties.retryDelay().toSeconds())
                    .warn(log);
            return properties.retryDelay();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return properties.retryDelay();
        }
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** After the challenge responder. */
    @Override
    public int getPhase() {
        return 10;
    }
}
