package org.mailherd.smtp.routing;

/** Who takes the mail next. */
public sealed interface NextHop {
    /**
     * The mail exchangers of a domain, found by MX lookup (RFC 5321 5.1).
     *
     * @param port on which they listen
     */
    record MailDomain(String domain, int port) implements NextHop {
        public MailDomain {
            checkPort(port);
        }

        @Override
        public String toString() {
            return domain + ":" + port;
        }
    }

    /**
     * One host by name or IP address, without MX lookup.
     *
     * @param implicitTls TLS from the first octet, as on port 465 (RFC 8314 3.3)
     */
    record Host(String host, int port, boolean implicitTls) implements NextHop {
        public Host {
            if (host.isBlank()) {
                throw new IllegalArgumentException("a next hop without a name");
            }
            checkPort(port);
        }

        @Override
        public String toString() {
            return "[" + host + "]:" + port;
        }
    }

    private static void checkPort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }
}
