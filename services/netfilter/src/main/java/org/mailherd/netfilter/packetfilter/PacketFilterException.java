package org.mailherd.netfilter.packetfilter;

/** The packet filter refused an order; the message is its own. */
public final class PacketFilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PacketFilterException(String message) {
        super(message);
    }

    PacketFilterException(String message, Throwable cause) {
        super(message, cause);
    }
}
