package org.mailherd.tests.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Lines and octets over a socket that may turn to TLS; a demo's certificate is self-signed, so any
 * is taken.
 */
final class LineSocket implements Closeable {

    private static final int PATIENCE_MILLIS = 30_000;

    private Socket socket;
    private InputStream in;

    private LineSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static LineSocket open(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new LineSocket(socket);
    }

    void startTls() throws IOException {
        SSLSocket secure =
                (SSLSocket)
                        trustingAll()
                                .getSocketFactory()
                                .createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secure.startHandshake();
        socket = secure;
        in = new BufferedInputStream(secure.getInputStream());
    }

    void writeLine(String line) throws IOException {
        write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** The next line without its CRLF. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("the server hung up after: " + line);
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    byte[] read(int octets) throws IOException {
        byte[] content = in.readNBytes(octets);
        if (content.length < octets) {
            throw new IOException("the server hung up within a literal");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SSLContext trustingAll() throws IOException {
        X509TrustManager all =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
