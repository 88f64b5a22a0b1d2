package org.mailherd.platform.net;

import java.io.IOException;

/** A proxy that was to announce its client said something else. */
public final class ProxyHeaderException extends IOException {
    private static final long serialVersionUID = 1L;

    public ProxyHeaderException(String what) {
        super("not a PROXY header: " + what);
    }
}
