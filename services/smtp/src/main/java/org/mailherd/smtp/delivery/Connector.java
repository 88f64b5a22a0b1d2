package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.mailherd.mailauth.certificate.CertificateVerdict;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.PlaintextAfterStartTls;
import org.mailherd.smtp.client.Dialect;
import org.mailherd.smtp.client.Dialing;
import org.mailherd.smtp.client.PeerException;
import org.mailherd.smtp.client.PeerSession;
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.TlsOffer;
import org.mailherd.smtp.client.Watch;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.RelayLogin;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.security.HostPlan;
import org.mailherd.smtp.security.Security;
import org.mailherd.smtp.security.ServerCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a connection that is as safe as the plan says, logged in where the route says so. */
final class Connector {
    private static final Logger log = LoggerFactory.getLogger(Connector.class);

    private final Timeouts timeouts;
    private final Watch watch;
    private final ServerCheck check;
    private final TlsObserver observer;

    Connector(Timeouts timeouts, Watch watch, ServerCheck check, TlsObserver observer) {
        this.timeouts = timeouts;
        this.watch = watch;
        this.check = check;
        this.observer = observer;
    }

    /**
     * @throws SecurityFault when the server is not safe enough
     * @throws PeerException when it does not want to talk to us
     */
    PeerSession connect(Target target, HostPlan.Connect plan, Route route) throws IOException {
        PeerSession session = secured(target, plan, route);
        try {
            if (route.login().isPresent()) {
                login(session, route.login().get());
            }
            return session;
        } catch (IOException e) {
            session.abandon();
            throw e;
        }
    }

    private PeerSession secured(Target target, HostPlan.Connect plan, Route route)
            throws IOException {
        TlsOffer offer = new TlsOffer(plan.serverName(), plan.protocols());
        PeerSession session =
                open(target, route, implicit(route) ? Optional.of(offer) : Optional.empty());
        if (plan.security() instanceof Security.Clear && session.tls().isEmpty()) {
            return session;
        }
        try {
            if (session.tls().isPresent() || isStarted(session, target, plan, route, offer)) {
                verify(session, target, plan, route);
            }
            return session;
        } catch (SecurityFault | PlaintextAfterStartTls e) {
            session.abandon();
            throw e;
        } catch (IOException e) {
            session.abandon();
            return inClear(target, plan, route, e);
        }
    }

    private static boolean implicit(Route route) {
        return route.nextHop() instanceof NextHop.Host(String _, int _, boolean tls) && tls;
    }

    private PeerSession open(Target target, Route route, Optional<TlsOffer> tls)
            throws IOException {
        return PeerSession.connect(
                new Dialing(
                        target.address(),
                        Dialect.SMTP,
                        route.identity().heloName(),
                        target.source(route.identity()),
                        tls),
                timeouts,
                watch);
    }

    private boolean isStarted(
            PeerSession session, Target target, HostPlan.Connect plan, Route route, TlsOffer offer)
            throws IOException {
        if (!session.extensions().offers("STARTTLS")) {
            return goOn(plan, target, route, "TLS is required, but was not offered by " + target);
        }
        try {
            session.startTls(offer);
            return true;
        } catch (PeerException e) {
            if (session.tls().isPresent()) {
                throw e; // hello after the handshake
            }
            return goOn(
                    plan, target, route, "TLS is required, but " + target + " " + e.getMessage());
        }
    }

    /** In clear text where that is allowed. */
    private boolean goOn(HostPlan.Connect plan, Target target, Route route, String reason)
            throws SecurityFault {
        if (!(plan.security() instanceof Security.Opportunistic)) {
            observer.failure(route, plan, target, TlsFailure.STARTTLS_NOT_SUPPORTED, reason);
        }
        if (!plan.security().allowsClear()) {
            throw new SecurityFault("4.7.4", reason);
        }
        return false;
    }

    private void verify(PeerSession session, Target target, HostPlan.Connect plan, Route route)
            throws SecurityFault {
        SSLSession tls = session.tls().orElseThrow();
        switch (check.check(plan.security(), tls)) {
            case CertificateVerdict.Verified() -> {
                session.trust(trust(plan.security()));
                observer.success(route, plan, target);
            }
            case CertificateVerdict.Refused(TlsFailure failure, String reason) -> {
                session.trust("untrusted");
                observer.failure(route, plan, target, failure, reason);
                if (!plan.security().allowsClear()) {
                    throw new SecurityFault("4.7.5", target + ": " + reason);
                }
            }
        }
    }

    private static String trust(Security security) {
        return switch (security) {
            case Security.Clear _, Security.Opportunistic _, Security.Encrypted _ -> "untrusted";
            case Security.Observed _ -> "trusted";
            case Security.Dane _ -> "dane";
            case Security.Trusted(var _, String source) -> source;
            case Security.Pinned _ -> "verified";
        };
    }

    /** A handshake that fails would fail again: rather in clear than never (RFC 7435 3). */
    private PeerSession inClear(
            Target target, HostPlan.Connect plan, Route route, IOException failure)
            throws IOException {
        String reason = "TLS with " + target + " failed: " + failure.getMessage();
        observer.failure(route, plan, target, TlsFailure.VALIDATION_FAILURE, reason);
        if (!plan.security().allowsClear() || implicit(route)) {
            throw new SecurityFault("4.7.5", reason);
        }
        LogEvent.of("tls-failed").quoted("relay", target).quoted("reason", reason).info(log);
        return open(target, route, Optional.empty());
    }

    /** Wrong credentials are a mistake of ours, and no reason to bounce mail. */
    private static void login(PeerSession session, RelayLogin login) throws IOException {
        if (session.tls().isEmpty() && !login.clearAllowed()) {
            throw new SecurityFault(
                    "4.7.11", "the login is not sent without TLS, which did not come about");
        }
        try {
            session.login(login.username(), login.password());
        } catch (PeerException e) {
            throw new SecurityFault("4.7.8", "login not accepted: " + e.reply());
        }
    }
}
