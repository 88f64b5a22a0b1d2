package org.mailherd.acmeclient.renewal;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides by the certificate alone: self-signed, ordered by us, or somebody else's. */
final class RenewalPolicy {
    private final Duration renewBefore;

    RenewalPolicy(Duration renewBefore) {
        this.renewBefore = renewBefore;
    }

    /**
     * @param ours whether this client installed it
     */
    Decision decide(
            Optional<X509Certificate> current, boolean ours, List<String> names, Instant now) {
        if (current.isEmpty()) {
            return new Decision.Replace("none");
        }
        X509Certificate certificate = current.get();
        if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            return new Decision.Replace("self-signed");
        }
        String issuer = certificate.getIssuerX500Principal().getName();
        // After a move to another host the record of our orders may be missing.
        if (!ours && !issuer.contains("O=Let's Encrypt")) {
            return new Decision.Foreign(issuer);
        }
        if (now.isAfter(renewalTime(certificate))) {
            return new Decision.Replace("expires " + certificate.getNotAfter().toInstant());
        }
        Set<String> covered = namesOf(certificate);
        List<String> missing = names.stream().filter(name -> !covered.contains(name)).toList();
        return missing.isEmpty() ? new Decision.Keep() : new Decision.Extend(missing);
    }

    private Instant renewalTime(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration third = Duration.between(certificate.getNotBefore().toInstant(), end).dividedBy(3);
        return end.minus(third.compareTo(renewBefore) < 0 ? third : renewBefore);
    }

    private static Set<String> namesOf(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> name : alternatives) {
                    names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException _) {
            return Set.of();
        }
        return names;
    }
}
