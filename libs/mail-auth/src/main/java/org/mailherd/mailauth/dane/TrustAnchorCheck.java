package org.mailherd.mailauth.dane;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailauth.certificate.CertificateNames;
import org.mailherd.mailauth.certificate.CertificateVerdict;
import org.mailherd.mailauth.dns.TlsaRecord;
import org.mailherd.mailauth.tlsrpt.TlsFailure;

/**
 * Usage 2: the record names the authority that vouches for the server (RFC 7672 3.1.2). It must be
 * in the server's chain, or be given whole in the record.
 */
final class TrustAnchorCheck {

    private TrustAnchorCheck() {}

    static CertificateVerdict check(
            TlsaRecord record, List<X509Certificate> chain, Collection<String> names, Instant now) {
        Optional<X509Certificate> anchor = anchor(record, chain);
        if (anchor.isEmpty()) {
            return CertificateVerdict.refused(
                    TlsFailure.VALIDATION_FAILURE, "the chain has no authority of the TLSA record");
        }
        try {
            buildPath(chain, anchor.get(), now);
        } catch (GeneralSecurityException e) {
            return CertificateVerdict.refused(
                    failure(chain.getFirst(), now),
                    "no valid path to the authority of the TLSA record: " + e.getMessage());
        }
        return CertificateNames.fits(chain.getFirst(), names)
                ? new CertificateVerdict.Verified()
                : CertificateVerdict.refused(
                        TlsFailure.CERTIFICATE_HOST_MISMATCH,
                        "certificate is not for " + String.join(" or ", names));
    }

    private static Optional<X509Certificate> anchor(
            TlsaRecord record, List<X509Certificate> chain) {
        for (X509Certificate one : chain.subList(1, chain.size())) {
            if (TlsaMatch.fits(record, one)) {
                return Optional.of(one);
            }
        }
        return record.selector() == 0 && record.matching() == 0
                ? certificate(record.association())
                : Optional.empty();
    }

    private static Optional<X509Certificate> certificate(String hex) {
        try {
            byte[] octets = HexFormat.of().parseHex(hex);
            return Optional.of(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(octets)));
        } catch (CertificateException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void buildPath(List<X509Certificate> chain, X509Certificate anchor, Instant now)
            throws GeneralSecurityException {
        X509CertSelector own = new X509CertSelector();
        own.setCertificate(chain.getFirst());
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), own);
        List<X509Certificate> between = new ArrayList<>(chain);
        between.remove(anchor);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static TlsFailure failure(X509Certificate own, Instant now) {
        boolean valid =
                !now.isBefore(own.getNotBefore().toInstant())
                        && !now.isAfter(own.getNotAfter().toInstant());
        return valid ? TlsFailure.CERTIFICATE_NOT_TRUSTED : TlsFailure.CERTIFICATE_EXPIRED;
    }
}
