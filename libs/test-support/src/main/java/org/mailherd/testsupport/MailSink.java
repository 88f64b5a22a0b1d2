package org.mailherd.testsupport;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes all mail over SMTP or LMTP, as fast as it comes, and hands the octets of each message to a
 * listener: the far end of load and soak tests.
 */
public final class MailSink implements AutoCloseable {

    private static final String EXTENSIONS =
            "250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250 SIZE 104857600\r\n";

    private final ServerSocket server;
    private final Consumer<byte[]> listener;
    private final AtomicLong messages = new AtomicLong();

    private MailSink(ServerSocket server, Consumer<byte[]> listener) {
        this.server = server;
        this.listener = listener;
    }

    /**
     * Starts on a free port of loopback.
     *
     * @param listener called before the message is answered, by the session's thread
     */
    public static MailSink start(Consumer<byte[]> listener) throws IOException {
        return start(0, listener);
    }

    /** Starts on this port of loopback. */
    public static MailSink start(int port, Consumer<byte[]> listener) throws IOException {
        ServerSocket server = new ServerSocket(port, 1000, InetAddress.getByName("127.0.0.1"));
        MailSink sink = new MailSink(server, listener);
        Thread.ofVirtual().name("mail-sink").start(sink::accept);
        return sink;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Messages taken so far. */
    public long messages() {
        return messages.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                Session session = new Session(socket)) {
            session.run();
        } catch (IOException e) {
            // The client is gone, perhaps killed: what was not answered is not taken.
        }
    }

    private final class Session implements Closeable {
        private final InputStream in;
        private final OutputStream out;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        private final byte[] buffer = new byte[16 * 1024];
        private int position;
        private int limit;
        private boolean lmtp;
        private int recipients;

        Session(Socket socket) throws IOException {
            in = socket.getInputStream();
            out = new BufferedOutputStream(socket.getOutputStream(), 2 * 1024);
        }

        void run() throws IOException {
            say("220 sink.test ESMTP\r\n");
            boolean open = true;
            while (open && readLine()) {
                open = answer(line.toString(StandardCharsets.ISO_8859_1).strip());
            }
            out.flush();
        }

        private boolean answer(String command) throws IOException {
            String verb = command.toUpperCase(Locale.ROOT);
            if (verb.startsWith("EHLO") || verb.startsWith("LHLO")) {
                lmtp = verb.startsWith("LHLO");
                say(EXTENSIONS);
            } else if (verb.startsWith("DATA")) {
                say("354 go on\r\n");
                takeData();
            } else if (verb.startsWith("QUIT")) {
                say("221 2.0.0 bye\r\n");
                return false;
            } else {
                recipients = verb.startsWith("RCPT") ? recipients + 1 : 0;
                say("250 2.0.0 ok\r\n");
            }
            return true;
        }

        private void takeData() throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream(8 * 1024);
            while (readLine()) {
                byte[] octets = line.toByteArray();
                if (octets.length == 3 && octets[0] == '.') {
                    taken(content.toByteArray());
                    return;
                }
                int from = octets[0] == '.' ? 1 : 0;
                content.write(octets, from, octets.length - from);
            }
            throw new IOException("the message has no end");
        }

        private void taken(byte[] content) throws IOException {
            listener.accept(content);
            messages.incrementAndGet();
            say("250 2.0.0 taken\r\n".repeat(lmtp ? recipients : 1));
            recipients = 0;
        }

        /** A line with its end, into the buffer; false at the end of the stream. */
        private boolean readLine() throws IOException {
            line.reset();
            while (position < limit || fill()) {
                int end = position;
                while (end < limit && buffer[end] != '\n') {
                    end++;
                }
                boolean complete = end < limit;
                int until = complete ? end + 1 : end;
                line.write(buffer, position, until - position);
                position = until;
                if (complete) {
                    return true;
                }
            }
            return false;
        }

        private boolean fill() throws IOException {
            position = 0;
            limit = Math.max(0, in.read(buffer));
            return limit > 0;
        }

        /** A group of pipelined commands is answered in one go. */
        private void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            if (position == limit) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
