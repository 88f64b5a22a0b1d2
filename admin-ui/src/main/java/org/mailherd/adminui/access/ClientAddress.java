package org.mailherd.adminui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;

/**
 * Where a login comes from; kept beside the authentication.
 *
 * @param ip the peer, or what a trusted proxy says of it (server.forward-headers-strategy)
 */
record ClientAddress(String ip) implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    ClientAddress(HttpServletRequest request) {
        this(request.getRemoteAddr());
    }
}
