package org.mailherd.platform.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a proxy says about a connection: HAProxy's PROXY protocol, version 1 and 2. */
public sealed interface ProxyHeader {
    /** Whose connection it really is. */
    record Proxied(InetSocketAddress client, InetSocketAddress server) implements ProxyHeader {}

    /**
     * The proxy's own connection (a health check), or one whose client it does not know: UNKNOWN,
     * LOCAL, an address family other than TCP over IP.
     */
    record Local() implements ProxyHeader {}

    /** Longest line of version 1, CRLF included (specification 2.1). */
    int MAX_LINE = 107;

    /** What both versions have at least: {@code PROXY UNKNOWN} has 15 octets, version 2 has 16. */
    int MIN_LENGTH = 15;

    /** Octets of version 2 before addresses and TLVs. */
    int FIXED_LENGTH = 16;

    /** Addresses and TLVs of version 2: room for a certificate's names, not for a flood. */
    int MAX_BLOCK = 4096;

    /**
     * Reads one whole header and nothing behind it.
     *
     * @throws ProxyHeaderException if it is none, is cut short or too long
     */
    static ProxyHeader parse(byte[] header) throws ProxyHeaderException {
        return isBinary(header) ? Binary.parse(header) : Line.parse(header);
    }

    /** Whether these first octets can only begin a header of version 2. */
    static boolean isBinary(byte[] start) {
        return start.length >= Binary.SIGNATURE.length
                && Arrays.equals(
                        Binary.SIGNATURE,
                        0,
                        Binary.SIGNATURE.length,
                        start,
                        0,
                        Binary.SIGNATURE.length);
    }

    /**
     * Octets of the block behind the fixed part of version 2.
     *
     * @param fixed the first {@link #FIXED_LENGTH} octets
     */
    static int blockLength(byte[] fixed) throws ProxyHeaderException {
        int length = (fixed[14] & 0xff) << 8 | fixed[15] & 0xff;
        if (length > MAX_BLOCK) {
            throw new ProxyHeaderException("a block of " + length + " octets");
        }
        return length;
    }

    /** Version 1: one line of text. */
    final class Line {
        private static final Pattern FORM =
                Pattern.compile(
                        "PROXY (?:(UNKNOWN)(?: [\\x20-\\x7e]*)?|(TCP[46]) ([0-9a-fA-F.:]+) ([0-9a-fA-F.:]+) ([0-9]{1,5}) ([0-9]{1,5}))\r\n");
        private static final Pattern QUAD =
                Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

        private Line() {}

        static ProxyHeader parse(byte[] header) throws ProxyHeaderException {
            if (header.length > MAX_LINE) {
                throw new ProxyHeaderException("a line of more than " + MAX_LINE + " octets");
            }
            Matcher line = FORM.matcher(new String(header, StandardCharsets.ISO_8859_1));
            if (!line.matches()) {
                throw new ProxyHeaderException("no PROXY line");
            }
            if (line.group(1) != null) {
                return new Local();
            }
            boolean four = line.group(2).equals("TCP4");
            return new Proxied(
                    new InetSocketAddress(address(line.group(3), four), port(line.group(5))),
                    new InetSocketAddress(address(line.group(4), four), port(line.group(6))));
        }

        private static InetAddress address(String text, boolean four) throws ProxyHeaderException {
            if (four != QUAD.matcher(text).matches()) {
                throw new ProxyHeaderException("an address of the wrong family");
            }
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException _) {
                throw new ProxyHeaderException("no address");
            }
        }

        private static int port(String text) throws ProxyHeaderException {
            int port = Integer.parseInt(text);
            if (port > 0xffff || (text.length() > 1 && text.charAt(0) == '0')) {
                throw new ProxyHeaderException("no port");
            }
            return port;
        }
    }

    /** Version 2. */
    final class Binary {
        static final byte[] SIGNATURE = {
            '\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'
        };
        private static final int LOCAL = 0x20;
        private static final int PROXY = 0x21;
        private static final int TCP4 = 0x11;
        private static final int TCP6 = 0x21;

        private Binary() {}

        static ProxyHeader parse(byte[] header) throws ProxyHeaderException {
            if (header.length < FIXED_LENGTH
                    || header.length != FIXED_LENGTH + blockLength(header)) {
                throw new ProxyHeaderException("a length that is not its own");
            }
            int command = header[12] & 0xff;
            if (command == LOCAL) {
                return new Local();
            }
            if (command != PROXY) {
                throw new ProxyHeaderException("an unknown version or command");
            }
            int family = header[13] & 0xff;
            return switch (family) {
                case TCP4 -> proxied(header, 4);
                case TCP6 -> proxied(header, 16);
                default -> new Local(); // UNSPEC, UDP, a UNIX socket: no client on the net
            };
        }

        /** TLVs behind the ports are not read. */
        private static ProxyHeader proxied(byte[] header, int octets) throws ProxyHeaderException {
            ByteBuffer block = ByteBuffer.wrap(header, FIXED_LENGTH, header.length - FIXED_LENGTH);
            if (block.remaining() < 2 * octets + 4) {
                throw new ProxyHeaderException("a block without room for its addresses");
            }
            InetAddress client = address(block, octets);
            InetAddress server = address(block, octets);
            return new Proxied(
                    new InetSocketAddress(client, block.getShort() & 0xffff),
                    new InetSocketAddress(server, block.getShort() & 0xffff));
        }

        private static InetAddress address(ByteBuffer block, int octets)
                throws ProxyHeaderException {
            byte[] address = new byte[octets];
            block.get(address);
            try {
                return InetAddress.getByAddress(address);
            } catch (UnknownHostException e) {
                throw new ProxyHeaderException(String.valueOf(e.getMessage()));
            }
        }
    }
}
