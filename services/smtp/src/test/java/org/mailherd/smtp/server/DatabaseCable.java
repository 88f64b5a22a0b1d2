package org.mailherd.smtp.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to MariaDB that can be cut: what goes over it ends, and nobody else gets through. */
final class DatabaseCable implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("(?<=:)\\d+(?=/)");

    private final ServerSocket listener;
    private final int target;
    private final String url;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    private DatabaseCable(ServerSocket listener, String direct) {
        this.listener = listener;
        Matcher port = PORT.matcher(direct);
        if (!port.find()) {
            throw new IllegalArgumentException("no port in " + direct);
        }
        this.target = Integer.parseInt(port.group());
        this.url = port.replaceFirst(String.valueOf(listener.getLocalPort()));
    }

    /** For a house that has not asked its database yet. */
    static DatabaseCable of(TestHouse house) throws IOException {
        DatabaseCable cable =
                new DatabaseCable(
                        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                        house.database().getJdbcUrl());
        Thread.ofVirtual().name("database-cable").start(cable::accept);
        house.database().setJdbcUrl(cable.url);
        house.database().setConnectionTimeout(1000);
        return cable;
    }

    void cut() {
        cut = true;
        ends.forEach(DatabaseCable::close);
        ends.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                if (cut) {
                    near.close();
                } else {
                    connect(near);
                }
            } catch (IOException _) {
                // closed, or MariaDB did not answer: the client sees it
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
        if (cut) {
            cut();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // cut
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
