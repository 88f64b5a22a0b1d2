package org.mailherd.mailauth.dane;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.mailherd.mailauth.certificate.CertificateVerdict;
import org.mailherd.mailauth.dns.TlsaRecord;
import org.mailherd.mailauth.tlsrpt.TlsFailure;

/** DANE for SMTP. */
public final class DaneCheck {

    private DaneCheck() {}

    /**
     * @param chain the server's own certificate first
     * @param records usable ones; at least one
     * @param names for usage 2: the TLSA base domain and the next hop (RFC 7672 3.2.2)
     */
    public static CertificateVerdict check(
            List<X509Certificate> chain,
            Collection<TlsaRecord> records,
            Collection<String> names,
            Instant now) {
        if (chain.isEmpty()) {
            return CertificateVerdict.refused(
                    TlsFailure.VALIDATION_FAILURE, "the server showed no certificate");
        }
        // RFC 7672 3.1.1: for DANE-EE neither names nor dates count.
        for (TlsaRecord record : records) {
            if (record.usage() == 3 && TlsaMatch.fits(record, chain.getFirst())) {
                return new CertificateVerdict.Verified();
            }
        }
        CertificateVerdict last =
                CertificateVerdict.refused(
                        TlsFailure.VALIDATION_FAILURE, "no TLSA record fits the certificate");
        for (TlsaRecord record : records) {
            if (record.usage() == 2) {
                CertificateVerdict verdict = TrustAnchorCheck.check(record, chain, names, now);
                if (verdict instanceof CertificateVerdict.Verified) {
                    return verdict;
                }
                last = verdict;
            }
        }
        return last;
    }
}
