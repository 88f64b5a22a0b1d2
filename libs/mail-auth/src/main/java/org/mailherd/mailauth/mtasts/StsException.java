package org.mailherd.mailauth.mtasts;

import org.mailherd.mailauth.tlsrpt.TlsFailure;

/** A domain says that it has a policy, but none could be had. */
public final class StsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final TlsFailure failure;

    public StsException(TlsFailure failure, String reason) {
        super(reason);
        this.failure = failure;
    }

    public TlsFailure failure() {
        return failure;
    }
}
