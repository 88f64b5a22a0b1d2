package org.mailherd.mailauth.certificate;

import org.mailherd.mailauth.tlsrpt.TlsFailure;

/** What became of a check. */
public sealed interface CertificateVerdict {

    record Verified() implements CertificateVerdict {}

    /**
     * @param reason in words, for logs and reports
     */
    record Refused(TlsFailure failure, String reason) implements CertificateVerdict {}

    static CertificateVerdict refused(TlsFailure failure, String reason) {
        return new Refused(failure, reason);
    }
}
