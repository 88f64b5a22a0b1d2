package org.mailherd.watchdog.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks a name server for the address of a name that it knows itself, so that an outside that is
 * away is not taken for a broken resolver: {@code dns://resolver:53/resolver.mailherd.internal}.
 */
final class DnsProbe {
    private DnsProbe() {}

    static void check(URI where) throws IOException {
        short id = (short) ThreadLocalRandom.current().nextInt();
        byte[] question = question(id, where.getPath().substring(1));
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(Math.toIntExact(Dialog.TIMEOUT.toMillis()));
            InetSocketAddress server = new InetSocketAddress(where.getHost(), where.getPort());
            if (server.isUnresolved()) {
                throw new ProbeFailedException("no such host " + where.getHost());
            }
            socket.connect(server);
            socket.send(new DatagramPacket(question, question.length));
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            socket.receive(packet);
            judge(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), id);
        }
    }

    /** RFC 1035 4.1: a header that asks for recursion, one question of type A, class IN. */
    private static byte[] question(short id, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ByteBuffer.allocate(12)
                        .putShort(id)
                        .putShort((short) 0x0100)
                        .putShort((short) 1)
                        .array());
        for (String label : name.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, 1, 0, 1});
        return out.toByteArray();
    }

    private static void judge(ByteBuffer answer, short id) throws ProbeFailedException {
        if (answer.remaining() < 12 || answer.getShort(0) != id) {
            throw new ProbeFailedException("no answer to our question");
        }
        int code = answer.get(3) & 0x0f;
        if (code != 0 || answer.getShort(6) < 1) {
            throw new ProbeFailedException(
                    "response code " + code + ", " + answer.getShort(6) + " answers");
        }
    }
}
