package org.mailherd.antispam.clamd;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;

/** Where clamd listens. */
sealed interface ClamdAddress {

    /** The name is looked up at each connection: a container's address changes. */
    record Host(String name, int port) implements ClamdAddress {
        @Override
        public SocketAddress resolve() {
            return new InetSocketAddress(name, port);
        }
    }

    record Local(UnixDomainSocketAddress path) implements ClamdAddress {
        @Override
        public SocketAddress resolve() {
            return path;
        }
    }

    SocketAddress resolve();

    /**
     * @return empty for an empty text
     * @throws IllegalArgumentException when the text is no address
     */
    static Optional<ClamdAddress> parse(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (plain.startsWith("unix:")) {
            return Optional.of(
                    new Local(UnixDomainSocketAddress.of(plain.substring("unix:".length()))));
        }
        int colon = plain.lastIndexOf(':');
        try {
            int port = Integer.parseInt(plain.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 1 << 16) {
                return Optional.of(new Host(plain.substring(0, colon), port));
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new IllegalArgumentException(
                "mailherd.antispam.clamd.address: '"
                        + text
                        + "' is neither HOST:PORT such as clamd:3310 nor unix:/path");
    }
}
