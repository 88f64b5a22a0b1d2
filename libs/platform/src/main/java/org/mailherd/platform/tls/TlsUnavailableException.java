package org.mailherd.platform.tls;

/** There is no certificate to offer; the message names the file and the fault. */
public final class TlsUnavailableException extends RuntimeException {
    public TlsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
