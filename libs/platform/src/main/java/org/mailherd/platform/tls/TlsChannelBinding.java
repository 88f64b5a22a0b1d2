package org.mailherd.platform.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * Channel bindings of a TLS connection, server side: what a login can name to prove that nobody
 * stands between (RFC 5056).
 */
public final class TlsChannelBinding {
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int OCTETS = 32;
    private static final Pattern DIGEST = Pattern.compile("^(MD5|SHA\\d*)WITH");

    private TlsChannelBinding() {}

    /** {@code tls-exporter} (RFC 9266), for TLS 1.3 only. */
    public static Optional<byte[]> exporter(SSLSession session) {
        if (!(session instanceof ExtendedSSLSession tls)
                || !session.getProtocol().equals("TLSv1.3")) {
            return Optional.empty();
        }
        try {
            return Optional.of(tls.exportKeyingMaterialData(LABEL, new byte[0], OCTETS));
        } catch (SSLException | UnsupportedOperationException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /** {@code tls-server-end-point} (RFC 5929 4.1): the digest of the server's certificate. */
    public static Optional<byte[]> serverEndPoint(SSLSession session) {
        Certificate[] chain = session.getLocalCertificates();
        if (chain == null || chain.length == 0 || !(chain[0] instanceof X509Certificate leaf)) {
            return Optional.empty();
        }
        Matcher signature = DIGEST.matcher(leaf.getSigAlgName().toUpperCase(Locale.ROOT));
        if (!signature.find()) {
            return Optional.empty(); // no single digest, such as Ed25519: not defined
        }
        try {
            return Optional.of(
                    MessageDigest.getInstance(digest(signature.group(1)))
                            .digest(leaf.getEncoded()));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static String digest(String named) {
        return switch (named) {
            case "MD5", "SHA", "SHA1" -> "SHA-256";
            default -> "SHA-" + named.substring("SHA".length());
        };
    }
}
