package org.mailherd.testsupport;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A DNS server on loopback, UDP and TCP on one port, that knows what a test tells it and nothing
 * else.
 *
 * <pre>{@code
 * dns.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
 * dns.failing("broken.test.");   // SERVFAIL
 * dns.silent("slow.test.");      // no answer at all
 * }</pre>
 */
public final class FakeDns implements Closeable {

    private static final int MAX_UDP = 4_096;
    private static final int BIND_TRIES = 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final FakeZone zone = new FakeZone();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    private FakeDns(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    /** Starts on a free port of 127.0.0.1. */
    public static FakeDns start() {
        try {
            FakeDns server = bind(BIND_TRIES);
            Thread.ofVirtual().name("fake-dns-udp").start(server::serveUdp);
            Thread.ofVirtual().name("fake-dns-tcp").start(server::serveTcp);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return udp.getLocalPort();
    }

    /** HOST:PORT, as settings such as {@code mailherd.dns.resolver} want it. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /**
     * Adds a record in zone file form with absolute names: {@code "a.test. IN TXT \"v=spf1
     * -all\""}.
     */
    public FakeDns add(String record) {
        zone.add(record);
        return this;
    }

    /** Adds a TXT record of any length, in strings of 255 octets as such records have. */
    public FakeDns addText(String name, String text) {
        String strings =
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replaceAll("(.{1,200})", "\"$1\" ");
        return add(name + " IN TXT " + strings);
    }

    /** Takes away every record and fault of the name. */
    public FakeDns remove(String name) {
        zone.remove(name);
        return this;
    }

    /** Answers SERVFAIL to any question about the name. */
    public FakeDns failing(String name) {
        zone.failing(name);
        return this;
    }

    /** Answers nothing to any question about the name: the client runs into its time-out. */
    public FakeDns silent(String name) {
        zone.silent(name);
        return this;
    }

    /** Says of answers about the name and all below it that DNSSEC proves them (AD). */
    public FakeDns secure(String name) {
        zone.secure(name);
        return this;
    }

    /** What was asked so far, as {@code "outside.test. MX"}, in order. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A port that is free for UDP may be taken for TCP.
    private static FakeDns bind(int tries) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
        try {
            return new FakeDns(udp, new ServerSocket(udp.getLocalPort(), 50, loopback));
        } catch (IOException e) {
            udp.close();
            if (tries > 0) {
                return bind(tries - 1);
            }
            throw e;
        }
    }

    private void serveUdp() {
        byte[] buffer = new byte[MAX_UDP];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                Optional<Message> answer = answer(query);
                if (answer.isPresent()) {
                    // toWire(max) cuts the answer and sets TC when it is too long: the client asks
                    // again by TCP.
                    int room =
                            query.getOPT() == null
                                    ? 512
                                    : Math.max(512, query.getOPT().getPayloadSize());
                    byte[] bytes = answer.get().toWire(Math.min(room, MAX_UDP));
                    udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // The socket was closed, or a client sent what is no DNS message: either way there
                // is no one to tell.
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                Thread.ofVirtual().name("fake-dns-client").start(() -> serveTcp(socket));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void serveTcp(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                byte[] bytes = in.readNBytes(in.readUnsignedShort());
                Optional<Message> answer = answer(new Message(bytes));
                if (answer.isPresent()) {
                    byte[] wire = answer.get().toWire();
                    out.writeShort(wire.length);
                    out.write(wire);
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private Optional<Message> answer(Message query) {
        Record question = query.getQuestion();
        questions.add(question.getName() + " " + Type.string(question.getType()));
        return zone.answer(query);
    }
}
