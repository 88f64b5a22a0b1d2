package org.mailherd.smtp.security;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.mailherd.mailauth.certificate.CertificateVerdict;
import org.mailherd.mailauth.certificate.Fingerprints;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dane.DaneCheck;

/** Holds the certificates of a session against what was asked for, before the first word. */
public final class ServerCheck {
    private final PkixCheck authorities;
    private final Clock clock;

    public ServerCheck(PkixCheck authorities, Clock clock) {
        this.authorities = authorities;
        this.clock = clock;
    }

    public CertificateVerdict check(Security security, SSLSession session) {
        return switch (security) {
            case Security.Clear _, Security.Opportunistic _, Security.Encrypted _ ->
                    new CertificateVerdict.Verified();
            case Security.Observed(List<String> names) -> authorities.check(chain(session), names);
            case Security.Trusted(List<String> names, String _) ->
                    authorities.check(chain(session), names);
            case Security.Dane(var records, List<String> names) ->
                    DaneCheck.check(chain(session), records, names, clock.instant());
            case Security.Pinned(List<String> digests) ->
                    Fingerprints.check(chain(session), digests);
        };
    }

    private static List<X509Certificate> chain(SSLSession session) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            for (Certificate one : session.getPeerCertificates()) {
                if (one instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
        } catch (SSLPeerUnverifiedException _) {
            return List.of();
        }
        return chain;
    }
}
