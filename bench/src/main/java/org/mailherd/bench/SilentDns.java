package org.mailherd.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/**
 * A resolver that refuses every question at once (RFC 1035 4.1.1, RCODE 5), for all filters alike:
 * nobody learns anything from the DNS, and nobody waits for it either.
 *
 * <p>As a program: {@code SilentDns PORT}; it prints one line when it is ready.
 */
public final class SilentDns {
    private static final int HEADER = 12;
    private static final int QUESTION_END = 5;
    private static final int LONGEST = 4096;
    private static final int RESPONSE = 0x80;
    private static final int RECURSION_ASKED = 0x01;
    private static final int REFUSED_RECURSION_OFFERED = 0x85;

    private SilentDns() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("silent-dns=127.0.0.1:" + port);
            byte[] room = new byte[LONGEST];
            while (true) {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                socket.receive(packet);
                int length = refused(room, packet.getLength());
                if (length > 0) {
                    packet.setLength(length);
                    socket.send(packet);
                }
            }
        }
    }

    /** Makes the answer of the question, in its place; 0 when it is none. */
    private static int refused(byte[] octets, int length) {
        int at = HEADER;
        while (at < length && octets[at] != 0) {
            at += 1 + (octets[at] & 0xff);
        }
        int end = at + QUESTION_END;
        if (end > length) {
            return 0;
        }
        octets[2] = (byte) (RESPONSE | octets[2] & RECURSION_ASKED);
        octets[3] = (byte) REFUSED_RECURSION_OFFERED;
        octets[4] = 0;
        octets[5] = 1;
        for (int i = 6; i < HEADER; i++) {
            octets[i] = 0; // no records, EDNS neither
        }
        return end;
    }
}
