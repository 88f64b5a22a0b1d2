package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that says exactly what it is told, byte by byte. */
public final class SmtpDialogue implements Closeable {
    private Socket socket;
    private InputStream in;

    private SmtpDialogue(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        socket.setSoTimeout(10_000);
    }

    public static SmtpDialogue connect(int port) throws IOException {
        return new SmtpDialogue(new Socket("127.0.0.1", port));
    }

    public static SmtpDialogue connectTls(int port) throws IOException {
        SmtpDialogue dialogue = connect(port);
        dialogue.startTls();
        return dialogue;
    }

    /** Through a proxy that says that the client is {@code client}. */
    public static SmtpDialogue from(String client, int port) throws IOException {
        SmtpDialogue dialogue = connect(port);
        String family = client.indexOf(':') < 0 ? "TCP4 %s 198.51.100.1" : "TCP6 %s 2001:db8::1";
        dialogue.send("PROXY " + family.formatted(client) + " 40000 25\r\n");
        return dialogue;
    }

    /** Connected, greeted and introduced. */
    public static SmtpDialogue greeted(int port) throws IOException {
        SmtpDialogue dialogue = connect(port);
        dialogue.expect("220 ");
        dialogue.ask("EHLO client.test");
        return dialogue;
    }

    public void send(String raw) throws IOException {
        sendBytes(raw.getBytes(StandardCharsets.UTF_8));
    }

    public void sendBytes(byte[] raw) throws IOException {
        socket.getOutputStream().write(raw);
        socket.getOutputStream().flush();
    }

    /** Sends a line and returns the whole reply, lines joined by LF. */
    public String ask(String line) throws IOException {
        send(line + "\r\n");
        return reply();
    }

    public void expect(String start) throws IOException {
        assertThat(reply()).startsWith(start);
    }

    public String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        while (true) {
            String line = line();
            reply.append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return reply.toString();
            }
            reply.append('\n');
        }
    }

    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return "(closed)";
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    public boolean closed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    public void startTls() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            SSLSocket tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, "127.0.0.1", socket.getPort(), true);
            tls.startHandshake();
            socket = tls;
            in = tls.getInputStream();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** What only both ends of this TLS connection know (RFC 9266). */
    byte[] exported() throws IOException {
        ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
        return session.exportKeyingMaterialData("EXPORTER-Channel-Binding", new byte[0], 32);
    }

    /** The server's. */
    Certificate certificate() throws IOException {
        return ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    }

    /** From MAIL to the reply after the data. */
    public String mail(String from, String to, String content) throws IOException {
        assertThat(ask("MAIL FROM:<" + from + ">")).startsWith("250");
        assertThat(ask("RCPT TO:<" + to + ">")).startsWith("250");
        assertThat(ask("DATA")).startsWith("354");
        send(content + "\r\n.\r\n");
        return reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
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
