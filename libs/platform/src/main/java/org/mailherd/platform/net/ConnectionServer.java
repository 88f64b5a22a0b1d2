package org.mailherd.platform.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.tls.TlsContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Accepts connections on one port and gives each a virtual thread. A fault of one connection ends
 * that connection only.
 */
public final class ConnectionServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ConnectionServer.class);
    private static final int BACKLOG = 1024;
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    private final Listener listener;
    private final TlsContext tls;
    private final ConnectionHandler handler;
    private final Gate gate;
    private final Semaphore free;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = new Stopped();

    private sealed interface State {}

    private record Stopped() implements State {}

    private record Running(ServerSocket server, Thread acceptor) implements State {}

    public ConnectionServer(Listener listener, TlsContext tls, ConnectionHandler handler) {
        this(listener, tls, handler, Gate.OPEN);
    }

    /**
     * @param gate who may come in
     */
    public ConnectionServer(
            Listener listener, TlsContext tls, ConnectionHandler handler, Gate gate) {
        this.listener = listener;
        this.gate = gate;
        this.tls = tls;
        this.handler = handler;
        this.free = new Semaphore(listener.maxConnections());
    }

    /**
     * @throws UncheckedIOException with a sentence for the operator if the port cannot be had
     */
    @Override
    public void start() {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(
                    new InetSocketAddress(
                            InetAddress.getByName(listener.address()), listener.port()),
                    BACKLOG);
            Thread acceptor =
                    Thread.ofPlatform()
                            .name("accept-" + listener.name())
                            .unstarted(() -> accept(server));
            state = new Running(server, acceptor);
            acceptor.start();
            LogEvent.of("listening")
                    .with("listener", listener.name())
                    .with("port", server.getLocalPort())
                    .info(log);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen for "
                            + listener.name()
                            + " on "
                            + listener.address()
                            + ":"
                            + listener.port()
                            + ": "
                            + e.getMessage()
                            + "; is another program using the port?",
                    e);
        }
    }

    /** The port in use: the one asked for, or the free one that was taken for 0. */
    public int port() {
        return state instanceof Running(ServerSocket server, Thread _)
                ? server.getLocalPort()
                : listener.port();
    }

    public int openConnections() {
        return open.size();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (SocketException e) {
                if (!server.isClosed()) {
                    acceptFailed(e);
                }
            } catch (IOException e) {
                acceptFailed(e);
            }
        }
    }

    private void acceptFailed(IOException e) {
        LogEvent.of("accept-failed")
                .with("listener", listener.name())
                .quoted("reason", e.getMessage())
                .warn(log);
        LockSupport.parkNanos(ACCEPT_PAUSE.toNanos()); // out of file descriptors: let others end
    }

    private void admit(Socket socket) throws IOException {
        if (!free.tryAcquire()) {
            LogEvent.of("too-many-connections").with("listener", listener.name()).warn(log);
            turnAway(socket);
            return;
        }
        open.add(socket);
        Thread.ofVirtual().name(listener.name()).start(() -> serve(socket));
    }

    private void turnAway(Socket socket) throws IOException {
        try (socket) {
            sayAndEnd(socket, listener.busy());
        }
    }

    /** A client that waits for a handshake understands no text. */
    private void sayAndEnd(Socket socket, String lastWord) throws IOException {
        if (!listener.implicitTls() && !lastWord.isEmpty()) {
            socket.getOutputStream().write(lastWord.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Wire open(Socket socket) throws IOException {
        return listener.proxy().expectsHeaderFrom(socket.getInetAddress())
                ? new Wire(socket, ProxyHeaderReader.read(socket, listener.proxy().limit()))
                : new Wire(socket);
    }

    private void converse(Wire wire, Runnable leave) throws IOException {
        try {
            if (listener.implicitTls()) {
                wire.timeout(listener.handshakeTimeout());
                wire.startTls(tls.current(), false);
            }
            handler.handle(wire);
        } finally {
            leave.run();
        }
    }

    private void serve(Socket socket) {
        try (socket;
                Wire wire = open(socket)) {
            switch (gate.enter(wire.remote().getAddress())) {
                case Gate.Entry.Admitted(Runnable leave) -> converse(wire, leave);
                case Gate.Entry.Refused(String lastWord) -> sayAndEnd(socket, lastWord);
            }
        } catch (ProxyHeaderException e) {
            LogEvent.of("proxy-header-missing")
                    .with("listener", listener.name())
                    .with("ip", socket.getInetAddress().getHostAddress())
                    .quoted("reason", e.getMessage())
                    .warn(log);
        } catch (IOException e) {
            LogEvent.of("connection-lost")
                    .with("listener", listener.name())
                    .with("ip", socket.getInetAddress().getHostAddress())
                    .quoted("reason", e.getMessage())
                    .debug(log);
        } catch (RuntimeException | LinkageError e) {
            LogEvent.of("session-fault")
                    .with("listener", listener.name())
                    .with("ip", socket.getInetAddress().getHostAddress())
                    .error(log, e);
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    /** Stops accepting, gives running sessions five seconds, then closes them. */
    @Override
    public void stop() {
        if (!(state instanceof Running(ServerSocket server, Thread acceptor))) {
            return;
        }
        state = new Stopped();
        try {
            server.close();
            acceptor.join(Duration.ofSeconds(1));
            open.forEach(ConnectionServer::endInput);
            if (free.tryAcquire(
                    listener.maxConnections(), STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(listener.maxConnections());
            }
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LogEvent.of("stop-failed")
                    .with("listener", listener.name())
                    .quoted("reason", e.getMessage())
                    .warn(log);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whoever waits for the peer's next command sees the end of the stream; whoever is answering
     * may finish.
     */
    private static void endInput(Socket socket) {
        try {
            socket.shutdownInput();
        } catch (IOException _) {
            // already closed: that is what was wanted
        }
    }

    @Override
    public boolean isRunning() {
        return state instanceof Running;
    }
}
