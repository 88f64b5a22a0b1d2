package org.mailherd.mailauth.dane;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.mailherd.mailauth.certificate.CertificateVerdict;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.TlsaRecord;

/** For Jazzer: TLSA records against a certificate that they do not name. */
public final class TlsaFuzzer {
    private static final X509Certificate CERTIFICATE =
            PkixCheck.withSystemAuthorities().authorities().getFirst();

    private TlsaFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 4) {
            return;
        }
        byte[] rest = java.util.Arrays.copyOfRange(input, 3, input.length);
        String association =
                input[0] < 0
                        ? new String(rest, StandardCharsets.ISO_8859_1)
                        : HexFormat.of().formatHex(rest);
        TlsaRecord record =
                new TlsaRecord(input[0] & 3, input[1] & 1, Math.floorMod(input[2], 3), association);
        if (!record.isUsable()) {
            return;
        }
        CertificateVerdict verdict =
                DaneCheck.check(
                        List.of(CERTIFICATE, CERTIFICATE),
                        List.of(record),
                        List.of("mx.alpha.test"),
                        Instant.parse("2026-01-01T00:00:00Z"));
        if (verdict instanceof CertificateVerdict.Verified && record.usage() == 2) {
            throw new AssertionError("a path to nobody's authority: " + record);
        }
    }
}
