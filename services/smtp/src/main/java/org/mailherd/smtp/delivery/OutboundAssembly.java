package org.mailherd.smtp.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.ValidatedDns;
import org.mailherd.mailauth.mtasts.HttpsStsFetch;
import org.mailherd.mailauth.mtasts.StsPolicies;
import org.mailherd.mailauth.tlsrpt.TlsReports;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.tls.StsPolicyStore;
import org.mailherd.mailqueue.tls.TlsReportStore;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.client.ConnectionCache;
import org.mailherd.smtp.client.Resigner;
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.Watch;
import org.mailherd.smtp.mx.MxResolver;
import org.mailherd.smtp.mx.OwnHosts;
import org.mailherd.smtp.routing.MailExchangers;
import org.mailherd.smtp.routing.Routes;
import org.mailherd.smtp.security.SecurityFinder;
import org.mailherd.smtp.security.ServerCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything between a route and another server's 250, wired. */
public final class OutboundAssembly implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboundAssembly.class);
    private static final Duration DNS_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STS_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration KEEP_LONGEST = Duration.ofMinutes(5);
    private static final int KEEP_MOST = 500;

    private final OutboundSettings settings;
    private final Clock clock;
    private final SecureDns dns;
    private final TlsMemory memory;
    private final PkixCheck authorities;
    private final Watch watch = Watch.start(Duration.ofSeconds(1));
    private final ConnectionCache<LineKey> cache;
    private final TlsReports reports;
    private final Optional<StsPolicies> policies;
    private final TlsKeeping keeping;

    /**
     * @param resolver {@code HOST[:PORT]}, or empty for the system's
     */
    public OutboundAssembly(
            OutboundSettings settings, String resolver, DataSource database, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.dns = ValidatedDns.of(resolver, DNS_TIMEOUT, settings.trustAd(), clock);
        this.memory = new TlsMemory(new StsPolicyStore(database), new TlsReportStore(database));
        this.authorities = Authorities.with(settings.authoritiesFile());
        this.cache =
                new ConnectionCache<>(
                        new ConnectionCache.Limits(
                                settings.connection().keep(),
                                settings.connection().messages(),
                                KEEP_LONGEST,
                                KEEP_MOST),
                        watch);
        this.reports = new TlsReports(dns, clock);
        this.policies = settings.mtaSts() ? Optional.of(policies()) : Optional.empty();
        this.keeping = new TlsKeeping(reports, policies, memory, clock);
        keeping.start();
    }

    private StsPolicies policies() {
        HttpsStsFetch fetch =
                new HttpsStsFetch(
                        dns,
                        authorities,
                        new HttpsStsFetch.Settings(
                                settings.stsPort(), STS_TIMEOUT, settings.privateAddresses()));
        return new StsPolicies(
                dns,
                fetch,
                memory,
                clock,
                e -> LogEvent.of("sts-memory-lost").quoted("reason", e.getMessage()).warn(log));
    }

    /** For routes that go by the names of mail exchangers. */
    public MailExchangers exchangers() {
        return new ExchangerNames(dns);
    }

    /**
     * The transport for all that is not local.
     *
     * @param journey hears of hosts that were tried in vain
     * @param resigner signs what had to be converted
     */
    public SmtpTransport transport(
            Routes routes, OwnHosts own, Journey journey, Resigner resigner) {
        TlsObserver observer = new TlsObserver(reports);
        Targets targets = new Targets(clock);
        OutboundSettings.Connection limits = settings.connection();
        Connector connector =
                new Connector(
                        Timeouts.RFC5321.withConnect(limits.timeout()).withWhole(limits.whole()),
                        watch,
                        new ServerCheck(authorities, clock),
                        observer);
        return new SmtpTransport(
                routes,
                new RouteDelivery(
                        new MxResolver(dns, own, settings.privateAddresses()),
                        new RouteDelivery.Policies(new SecurityFinder(dns), policies, observer),
                        new RouteDelivery.Calls(
                                targets,
                                new HostCall(
                                        connector, cache, targets, limits.recipients(), resigner),
                                new TriedHosts(journey, clock)),
                        limits));
    }

    @Override
    public void close() {
        keeping.close();
        cache.close();
        watch.close();
    }
}
