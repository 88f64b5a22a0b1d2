package org.mailherd.mailauth.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailauth.tlsrpt.TlsFailure;

/** Trust by digest: SHA-256 of the certificate or of its public key, as Postfix's fingerprint. */
public final class Fingerprints {

    private Fingerprints() {}

    /**
     * @param accepted hexadecimal, with or without colons, in any case
     */
    public static CertificateVerdict check(
            List<X509Certificate> chain, Collection<String> accepted) {
        if (chain.isEmpty()) {
            return CertificateVerdict.refused(
                    TlsFailure.CERTIFICATE_NOT_TRUSTED, "the server showed no certificate");
        }
        try {
            X509Certificate own = chain.getFirst();
            String certificate = sha256(own.getEncoded());
            String key = sha256(own.getPublicKey().getEncoded());
            return accepted.stream()
                            .map(one -> one.replace(":", "").toLowerCase(Locale.ROOT))
                            .anyMatch(one -> one.equals(certificate) || one.equals(key))
                    ? new CertificateVerdict.Verified()
                    : CertificateVerdict.refused(
                            TlsFailure.CERTIFICATE_NOT_TRUSTED,
                            "certificate has the fingerprint " + certificate);
        } catch (CertificateEncodingException e) {
            return CertificateVerdict.refused(
                    TlsFailure.CERTIFICATE_NOT_TRUSTED, "unreadable certificate");
        }
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
