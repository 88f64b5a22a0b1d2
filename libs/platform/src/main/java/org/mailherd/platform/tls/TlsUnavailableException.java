package org.mailherd.platform.tls;

import org.jspecify.annotations.Nullable;

/** There is no certificate to offer; the message names the file and the fault. */
public final class TlsUnavailableException extends RuntimeException {
    public TlsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
