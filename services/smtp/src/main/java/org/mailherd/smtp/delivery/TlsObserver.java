package org.mailherd.smtp.delivery;

import io.micrometer.core.instrument.Metrics;
import java.util.Optional;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.mailauth.tlsrpt.TlsReports;
import org.mailherd.mailauth.tlsrpt.TlsSession;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.security.HostPlan;

/** Counts sessions for TLS reports (RFC 8460) and as metric {@code mailherd_smtp_tls_sessions}. */
final class TlsObserver {
    private static final int DETAIL = 200;

    private final TlsReports reports;

    TlsObserver(TlsReports reports) {
        this.reports = reports;
    }

    void success(Route route, HostPlan plan, Target target) {
        add(route, plan, Optional.empty(), new TlsSession.Receiver(target.host().name(), "", ""));
    }

    void failure(Route route, HostPlan plan, Target target, TlsFailure failure, String reason) {
        String detail = reason.length() > DETAIL ? reason.substring(0, DETAIL) : reason;
        add(
                route,
                plan,
                Optional.of(failure),
                new TlsSession.Receiver(target.host().name(), target.ip(), detail));
    }

    /** A policy that could not be fetched: nobody was called yet. */
    void failure(Route route, TlsSession.Policy policy, TlsFailure failure, String reason) {
        if (route.nextHop() instanceof NextHop.MailDomain(String domain, int _)) {
            report(
                    new TlsSession(
                            domain,
                            policy,
                            Optional.of(failure),
                            new TlsSession.Receiver("", "", reason)));
        }
    }

    private void add(
            Route route,
            HostPlan plan,
            Optional<TlsFailure> failure,
            TlsSession.Receiver receiver) {
        Metrics.counter(
                        "mailherd.smtp.tls.sessions",
                        "policy",
                        plan.policy().kind().keyword(),
                        "result",
                        failure.map(TlsFailure::keyword).orElse("success"))
                .increment();
        if (route.nextHop() instanceof NextHop.MailDomain(String domain, int _)) {
            report(new TlsSession(domain, plan.policy(), failure, receiver));
        }
    }

    /** Asks the DNS whether anybody wants to know; mail does not wait for that. */
    private void report(TlsSession session) {
        Thread.ofVirtual().name("tls-report").start(() -> reports.add(session));
    }
}
