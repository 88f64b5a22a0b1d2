package org.mailherd.smtp.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.TlsaRecord;
import org.mailherd.mailauth.mtasts.StsAnswer;
import org.mailherd.mailauth.mtasts.StsPolicy;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.mailauth.tlsrpt.TlsSession;
import org.mailherd.mailauth.tlsrpt.TlsSession.Kind;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.smtp.mx.MailHost;
import org.mailherd.smtp.routing.TlsPolicy;

/** Decides for one host: Postfix's levels, and what senders and receivers say beside them. */
public final class SecurityFinder {
    private final DaneRecords dane;

    public SecurityFinder(SecureDns dns) {
        this.dane = new DaneRecords(dns);
    }

    /** Asks the DNS for TLSA records where they count. */
    public HostPlan find(Destination to, MailHost host) {
        HostPlan plan = byLevel(to, host);
        if (!(plan instanceof HostPlan.Connect connect)) {
            return plan;
        }
        return switch (to.wish()) {
            case YES -> verified(to, host, connect);
            case ENCRYPT ->
                    connect.security().allowsClear()
                            ? plain(to, host, new Security.Encrypted())
                            : connect;
            case NO, POLICY -> connect;
        };
    }

    private HostPlan byLevel(Destination to, MailHost host) {
        TlsPolicy policy = to.policy();
        return switch (policy.level()) {
            case NONE -> plain(to, host, new Security.Clear());
            case MAY -> plain(to, host, new Security.Opportunistic());
            case ENCRYPT -> plain(to, host, new Security.Encrypted());
            case DANE -> published(to, host);
            case DANE_ONLY -> onlyDane(to, host);
            case VERIFY ->
                    plain(to, host, new Security.Trusted(names(to, host, "hostname"), "verified"));
            case SECURE ->
                    plain(to, host, new Security.Trusted(names(to, host, "nexthop"), "verified"));
            case FINGERPRINT -> plain(to, host, new Security.Pinned(policy.match()));
        };
    }

    private static HostPlan.Connect plain(Destination to, MailHost host, Security security) {
        return connect(to, host.name(), security, TlsSession.Policy.NONE);
    }

    private static HostPlan.Connect connect(
            Destination to, String name, Security security, TlsSession.Policy policy) {
        return new HostPlan.Connect(
                security, name, TlsProtocols.allowed(to.policy().protocols()), policy);
    }

    /** What the receiver published; the sender may wave it (RFC 8689 5). */
    private HostPlan published(Destination to, MailHost host) {
        if (to.wish() == RequireTls.NO) {
            return plain(to, host, new Security.Opportunistic());
        }
        DaneRecords.Found found =
                to.authentic() ? dane.of(host, to.port()) : new DaneRecords.Found.None();
        return found instanceof DaneRecords.Found.None ? bySts(to, host) : byDane(to, found);
    }

    private HostPlan onlyDane(Destination to, MailHost host) {
        DaneRecords.Found found =
                to.authentic() ? dane.of(host, to.port()) : new DaneRecords.Found.None();
        return switch (found) {
            case DaneRecords.Found.None _, DaneRecords.Found.Unusable _ ->
                    skip(
                            "no usable TLSA records for " + host.name(),
                            TlsFailure.DANE_REQUIRED,
                            new TlsSession.Policy(Kind.TLSA, List.of(), List.of()));
            case DaneRecords.Found.Usable _, DaneRecords.Found.Unknown _ -> byDane(to, found);
        };
    }

    private static HostPlan byDane(Destination to, DaneRecords.Found found) {
        return switch (found) {
            case DaneRecords.Found.None _ -> throw new IllegalArgumentException("no TLSA records");
            case DaneRecords.Found.Usable(String base, List<TlsaRecord> records) ->
                    connect(
                            to,
                            base,
                            new Security.Dane(records, List.of(base, to.domain())),
                            new TlsSession.Policy(
                                    Kind.TLSA,
                                    records.stream().map(TlsaRecord::toString).toList(),
                                    List.of()));
            case DaneRecords.Found.Unusable(String base) ->
                    connect(
                            to,
                            base,
                            new Security.Encrypted(),
                            new TlsSession.Policy(Kind.TLSA, List.of(), List.of()));
            case DaneRecords.Found.Unknown(String reason) ->
                    skip(
                            "TLSA records unknown: " + reason,
                            TlsFailure.DNSSEC_INVALID,
                            new TlsSession.Policy(Kind.TLSA, List.of(), List.of()));
        };
    }

    private static HostPlan bySts(Destination to, MailHost host) {
        if (!(to.sts() instanceof StsAnswer.Found(StsPolicy policy))
                || policy.mode() == StsPolicy.Mode.NONE) {
            return plain(to, host, new Security.Opportunistic());
        }
        TlsSession.Policy named = new TlsSession.Policy(Kind.STS, policy.lines(), policy.mx());
        boolean enforced = policy.mode() == StsPolicy.Mode.ENFORCE;
        if (enforced && !policy.allows(host.name())) {
            return skip(
                    "the MTA-STS policy of " + to.domain() + " does not list " + host.name(),
                    TlsFailure.VALIDATION_FAILURE,
                    named);
        }
        List<String> names = List.of(host.name());
        return connect(
                to,
                host.name(),
                enforced ? new Security.Trusted(names, "sts") : new Security.Observed(names),
                named);
    }

    private static HostPlan skip(String reason, TlsFailure failure, TlsSession.Policy policy) {
        return new HostPlan.Skip(SmtpReply.of(451, "4.7.5", reason), failure, policy);
    }

    /** RFC 8689 4.2.1: a proven list of hosts, and a proven host. */
    private static HostPlan verified(Destination to, MailHost host, HostPlan.Connect plan) {
        if (plan.security().isVerified()) {
            return plan;
        }
        boolean listed =
                to.sts() instanceof StsAnswer.Found(StsPolicy policy) && policy.allows(host.name());
        return to.isFixed() || to.authentic() || listed
                ? plain(to, host, new Security.Trusted(List.of(host.name()), "verified"))
                : new HostPlan.Skip(
                        SmtpReply.of(
                                550,
                                "5.7.30",
                                "the sender demands REQUIRETLS, but nothing proves the mail servers of "
                                        + to.domain()),
                        TlsFailure.VALIDATION_FAILURE,
                        plan.policy());
    }

    /** Postfix's smtp_tls_verify_cert_match and smtp_tls_secure_cert_match. */
    private static List<String> names(Destination to, MailHost host, String usual) {
        List<String> match = to.policy().match();
        List<String> strategies = match.isEmpty() ? defaults(usual) : match;
        List<String> names = new ArrayList<>();
        for (String strategy : strategies) {
            switch (strategy.toLowerCase(Locale.ROOT)) {
                case "hostname" -> names.add(host.name());
                case "nexthop" -> names.add(to.domain());
                case "dot-nexthop" -> names.add("." + to.domain());
                default -> names.add(strategy);
            }
        }
        return names;
    }

    private static List<String> defaults(String usual) {
        return usual.equals("nexthop") ? List.of("nexthop", "dot-nexthop") : List.of(usual);
    }
}
