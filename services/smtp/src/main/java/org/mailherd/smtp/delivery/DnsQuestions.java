package org.mailherd.smtp.delivery;

import java.net.InetAddress;
import java.util.List;

/** What delivery asks the DNS. */
public interface DnsQuestions {
    /** What the DNS said. */
    sealed interface Answer<T> {
        /** Possibly none: the name exists, the type does not. */
        record Found<T>(List<T> records) implements Answer<T> {}

        record NoSuchName<T>() implements Answer<T> {}

        record Unavailable<T>(String reason) implements Answer<T> {}
    }

    /**
     * A mail exchanger.
     *
     * @param host without final dot; empty for the null MX (RFC 7505)
     */
    record Mx(int preference, String host) {}

    Answer<Mx> mx(String domain);

    /** IPv6 and IPv4 addresses. */
    Answer<InetAddress> addresses(String host);
}
