package org.mailherd.platform.tls;

import javax.net.ssl.SSLContext;

/** The TLS context for the next handshake; it changes when the certificate does. */
@FunctionalInterface
public interface TlsContext {
    /**
     * @throws TlsUnavailableException if there is no usable certificate
     */
    SSLContext current();
}
