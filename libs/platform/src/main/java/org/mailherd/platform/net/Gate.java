package org.mailherd.platform.net;

import java.net.InetAddress;

/**
 * Asked about each connection as soon as its true client is known, before TLS or a session cost
 * anything. Called on the connection's own thread.
 */
@FunctionalInterface
public interface Gate {
    /** Lets everybody in. */
    Gate OPEN = _ -> new Entry.Admitted(() -> {});

    Entry enter(InetAddress client);

    /** The answer. */
    sealed interface Entry {
        /**
         * @param leave runs once when the connection is over
         */
        record Admitted(Runnable leave) implements Entry {}

        /**
         * @param lastWord said before closing where there is no TLS to shake hands for; with CRLF
         */
        record Refused(String lastWord) implements Entry {}
    }
}
