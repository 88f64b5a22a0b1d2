package org.mailherd.platform.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.mailherd.platform.net.ConnectionHandler;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.net.Wire;

/** A server of ours, and the JDK's SSLSocket as its client. */
final class TlsPeers implements AutoCloseable {
    private final ConnectionServer server;
    private final SSLContext context;
    private final BlockingQueue<Object> ends = new LinkedBlockingQueue<>();

    TlsPeers(Path folder, ConnectionHandler handler) throws Exception {
        SelfSignedCertificate.writeIfAbsent(folder, "mail.x.test", Clock.systemUTC());
        context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnybody()}, null);
        server =
                new ConnectionServer(
                        Listener.plain("tls", "127.0.0.1", 0),
                        new PemTlsContext(folder),
                        wire -> serve(wire, new PemTlsContext(folder), handler));
        server.start();
    }

    private void serve(Wire wire, TlsContext tls, ConnectionHandler handler) {
        try {
            wire.timeout(java.time.Duration.ofSeconds(2));
            wire.startTls(tls.current(), false);
            wire.timeout(java.time.Duration.ofSeconds(20));
            handler.handle(wire);
            ends.add("ended");
        } catch (IOException e) {
            ends.add(e);
        }
    }

    /** Lines come back as they went. */
    static void echo(Wire wire) throws IOException {
        byte[] line = new byte[70_000];
        for (int length = wire.readLine(line); length >= 0; length = wire.readLine(line)) {
            wire.write(line, 0, length);
            wire.flush();
        }
    }

    int port() {
        return server.port();
    }

    Socket plain() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    SSLSocket over(Socket plain, String protocol) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, "mail.x.test", server.port(), true);
        tls.setEnabledProtocols(new String[] {protocol});
        tls.startHandshake();
        return tls;
    }

    SSLSocket connect(String protocol) throws IOException {
        return over(plain(), protocol);
    }

    /** How a connection went on our side: "ended" or what was thrown. */
    Object end() throws InterruptedException {
        Object end = ends.poll(20, TimeUnit.SECONDS);
        return end == null ? "still there" : end;
    }

    @Override
    public void close() {
        server.stop();
    }
}
