package org.mailherd.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Opens many connections and leaves them idle: SMTP's after EHLO, IMAP's in IDLE with a folder
 * open. Prints what lives in the server's heap before and during, as its own {@code jcmd} counts
 * it.
 *
 * <p>Arguments: {@code HOST:PORT:PID COUNT plain|starttls|imap|imap-starttls}. A server that limits
 * connections per client must exempt loopback, as ours does.
 */
public final class IdleConnections {
    /** Handshakes at the same time. */
    private static final int AT_ONCE = 50;

    /** Of an {@link ImapStage}. */
    private static final int MAILBOXES = 50;

    private final Endpoint server;
    private final boolean tls;
    private final boolean imap;
    private final AtomicInteger opened = new AtomicInteger();

    private IdleConnections(Endpoint server, String kind) {
        this.server = server;
        this.tls = kind.endsWith("starttls");
        this.imap = kind.startsWith("imap");
    }

    public static void main(String[] args) throws Exception {
        Endpoint server = Endpoint.parse("server=" + args[0]);
        int count = Integer.parseInt(args[1]);
        new IdleConnections(server, args[2]).run(count, args[2]);
    }

    private void run(int count, String kind) throws Exception {
        open().close(); // classes of a first connection are not the cost of an idle one
        long before = liveBytes();
        List<Socket> sockets = openAll(count);
        long during = liveBytes();
        System.out.printf(
                Locale.ROOT,
                "%d idle %s connections: %.1f MiB live before, %.1f MiB with them, %.1f KiB each%n",
                sockets.size(),
                kind,
                before / 1048576.0,
                during / 1048576.0,
                (during - before) / 1024.0 / sockets.size());
        long start = System.nanoTime();
        open().close();
        System.out.printf(
                Locale.ROOT,
                "one more is greeted and introduced in %.1f ms%n",
                (System.nanoTime() - start) / 1e6);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private List<Socket> openAll(int count) throws InterruptedException, ExecutionException {
        List<Socket> sockets = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Socket>> opening = new ArrayList<>();
            Callable<Socket> one = this::open;
            for (int i = 0; i < count; i++) {
                opening.add(threads.submit(one));
            }
            for (Future<Socket> socket : opening) {
                sockets.add(socket.get());
            }
        }
        return sockets;
    }

    private Socket open() throws IOException, GeneralSecurityException {
        Socket socket = new Socket(server.host(), server.port());
        socket.setSoTimeout(60_000);
        if (imap) {
            until(socket, "* OK");
            return idle(tls ? secured(imapStartTls(socket)) : socket);
        }
        reply(socket);
        ask(socket, "EHLO idle.test");
        if (!tls) {
            return socket;
        }
        ask(socket, "STARTTLS");
        SSLSocket secure = secured(socket);
        ask(secure, "EHLO idle.test");
        return secure;
    }

    private static Socket imapStartTls(Socket socket) throws IOException {
        say(socket, "t STARTTLS");
        until(socket, "t OK");
        return socket;
    }

    private Socket idle(Socket socket) throws IOException {
        String user = ImapStage.mailbox(opened.getAndIncrement() % MAILBOXES);
        say(socket, "a LOGIN " + user + " " + ImapStage.PASSWORD);
        until(socket, "a OK");
        say(socket, "b SELECT INBOX");
        until(socket, "b OK");
        say(socket, "c IDLE");
        until(socket, "+ ");
        return socket;
    }

    private SSLSocket secured(Socket socket) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        SSLSocket secure =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, server.host(), server.port(), true);
        secure.startHandshake();
        return secure;
    }

    private static void ask(Socket socket, String line) throws IOException {
        say(socket, line);
        reply(socket);
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads lines up to one that begins so. */
    private static void until(Socket socket, String beginning) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after \"" + line + "\"");
            }
            line.append((char) octet);
            if (octet == '\n' && line.indexOf(beginning) == 0) {
                return;
            }
            if (octet == '\n') {
                line.setLength(0);
            }
        }
    }

    /** Reads up to the last line of a reply. */
    private static void reply(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed after \"" + line + "\"");
            }
            if (octet != '\n') {
                line.append((char) octet);
            } else if (line.length() > 3 && line.charAt(3) == '-') {
                line.setLength(0);
            } else if (line.charAt(0) == '2') {
                return;
            } else {
                throw new IOException(line.toString());
            }
        }
    }

    /** Live bytes after a full collection: the histogram makes one. */
    private long liveBytes() throws IOException {
        Process jcmd =
                new ProcessBuilder("jcmd", Long.toString(server.pid()), "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        try (InputStream out = jcmd.getInputStream()) {
            String total =
                    new String(out.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("Total"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("jcmd counted nothing"));
            return Long.parseLong(total.strip().split("\\s+")[2]);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
