package org.mailherd.mailauth.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailauth.tlsrpt.TlsFailure;

/** Trust by certificate authorities (RFC 5280). Safe for many threads. */
public final class PkixCheck {

    private final X509TrustManager authorities;

    private PkixCheck(X509TrustManager authorities) {
        this.authorities = authorities;
    }

    /** With the authorities that come with Java. */
    public static PkixCheck withSystemAuthorities() {
        return of(null);
    }

    /** With the given authorities only. */
    public static PkixCheck withAuthorities(Collection<X509Certificate> trusted) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate one : trusted) {
                store.setCertificateEntry("authority-" + number++, one);
            }
            return of(store);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalArgumentException("these are no authorities: " + e.getMessage(), e);
        }
    }

    private static PkixCheck of(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager one : factory.getTrustManagers()) {
                if (one instanceof X509TrustManager found) {
                    return new PkixCheck(found);
                }
            }
            throw new IllegalStateException("this Java checks no certificates");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java checks no certificates", e);
        }
    }

    /** Those that are trusted, for adding to them. */
    public List<X509Certificate> authorities() {
        return List.of(authorities.getAcceptedIssuers());
    }

    /**
     * @param chain the server's own certificate first
     * @param names one of which the certificate must carry; empty when any will do
     */
    public CertificateVerdict check(List<X509Certificate> chain, Collection<String> names) {
        if (chain.isEmpty()) {
            return CertificateVerdict.refused(
                    TlsFailure.CERTIFICATE_NOT_TRUSTED, "the server showed no certificate");
        }
        try {
            authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
        } catch (CertificateException | RuntimeException e) {
            // Java throws unchecked where it has no authorities at all: that is no trust either.
            return CertificateVerdict.refused(
                    failure(e), "certificate not trusted: " + e.getMessage());
        }
        return names.isEmpty() || CertificateNames.fits(chain.getFirst(), names)
                ? new CertificateVerdict.Verified()
                : CertificateVerdict.refused(
                        TlsFailure.CERTIFICATE_HOST_MISMATCH,
                        "certificate is for "
                                + shown(CertificateNames.of(chain.getFirst()))
                                + ", not for "
                                + String.join(" or ", names));
    }

    static String shown(List<String> names) {
        String text = String.join(", ", names.subList(0, Math.min(names.size(), 4)));
        return names.isEmpty() ? "no name" : text.length() > 200 ? text.substring(0, 200) : text;
    }

    static TlsFailure failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException
                    || (cause instanceof CertPathValidatorException path
                            && Arrays.asList(BasicReason.EXPIRED, BasicReason.NOT_YET_VALID)
                                    .contains(path.getReason()))) {
                return TlsFailure.CERTIFICATE_EXPIRED;
            }
        }
        return TlsFailure.CERTIFICATE_NOT_TRUSTED;
    }
}
