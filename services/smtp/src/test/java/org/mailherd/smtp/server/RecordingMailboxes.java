package org.mailherd.smtp.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** An LMTP server that keeps what it gets, and refuses whom a test says. */
public final class RecordingMailboxes implements Closeable {
    private final ServerSocket listener;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Semaphore gate = new Semaphore(1);

    /**
     * @param content as received, dots unstuffed
     */
    public record Delivery(String reversePath, String recipient, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private RecordingMailboxes(ServerSocket listener) {
        this.listener = listener;
    }

    static RecordingMailboxes start() {
        try {
            RecordingMailboxes server =
                    new RecordingMailboxes(
                            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    public List<Delivery> deliveries() {
        return deliveries;
    }

    /** The reply after the data, for a recipient. */
    public void refuse(String recipient, String reply) {
        refusals.put(recipient, reply);
    }

    public void takeAgain(String recipient) {
        refusals.remove(recipient);
    }

    /** Lets everybody wait after their data. */
    public void pause() {
        gate.acquireUninterruptibly();
    }

    public void goOn() {
        gate.release();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            say(out, "220 imap LMTP");
            String reversePath = "";
            List<String> recipients = new ArrayList<>();
            for (String line = line(in); !line.startsWith("QUIT"); line = line(in)) {
                if (line.startsWith("LHLO")) {
                    say(
                            out,
                            "250-imap\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE");
                } else if (line.startsWith("DATA")) {
                    say(out, "354 go");
                    data(in, out, reversePath, recipients);
                    recipients.clear();
                } else {
                    if (line.startsWith("MAIL")) {
                        reversePath = address(line);
                    } else if (line.startsWith("RCPT")) {
                        recipients.add(address(line));
                    }
                    say(out, "250 2.0.0 ok");
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private void data(InputStream in, OutputStream out, String reversePath, List<String> recipients)
            throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] line = rawLine(in); !(line.length == 3 && line[0] == '.'); line = rawLine(in)) {
            int skip = line[0] == '.' ? 1 : 0;
            content.write(line, skip, line.length - skip);
        }
        gate.acquireUninterruptibly();
        gate.release();
        for (String recipient : recipients) {
            String refusal = refusals.get(recipient);
            if (refusal == null) {
                deliveries.add(new Delivery(reversePath, recipient, content.toByteArray()));
            }
            say(out, refusal == null ? "250 2.1.5 <" + recipient + "> kept" : refusal);
        }
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static String line(InputStream in) throws IOException {
        return new String(rawLine(in), StandardCharsets.UTF_8).stripTrailing();
    }

    private static byte[] rawLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            line.write(next);
        } while (next != '\n');
        return line.toByteArray();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
