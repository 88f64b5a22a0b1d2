package org.mailherd.mailauth.dane;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.mailherd.mailauth.dns.TlsaRecord;

/** Selector and matching type of RFC 6698 2.1. */
final class TlsaMatch {

    private TlsaMatch() {}

    static boolean fits(TlsaRecord record, X509Certificate certificate) {
        try {
            byte[] selected =
                    record.selector() == 0
                            ? certificate.getEncoded()
                            : certificate.getPublicKey().getEncoded();
            return HexFormat.of()
                    .formatHex(matched(record.matching(), selected))
                    .equals(record.association());
        } catch (CertificateEncodingException _) {
            return false;
        }
    }

    private static byte[] matched(int matching, byte[] selected) {
        try {
            return switch (matching) {
                case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
                case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
                default -> selected;
            };
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-2", e);
        }
    }
}
