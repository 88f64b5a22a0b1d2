package org.mailherd.platform.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.platform.tls.PemTlsContext;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.platform.tls.TlsContext;

class ConnectionServerTest {
    @TempDir Path directory;

    @Test
    void echoesLinesAndStopsWithSessionsOpen() throws Exception {
        ConnectionServer server =
                new ConnectionServer(Listener.plain("echo", "127.0.0.1", 0), noTls(), this::echo);
        server.start();
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write("one\r\ntwo\r\n".getBytes(US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            assertThat(in.readLine()).isEqualTo("one");
            assertThat(in.readLine()).isEqualTo("two");
            server.stop();
            assertThat(in.readLine()).isNull();
        }
        assertThat(server.openConnections()).isZero();
    }

    @Test
    void turnsAwayWhoIsOneTooMany() throws Exception {
        Listener one =
                Listener.plain("echo", "127.0.0.1", 0)
                        .withMaxConnections(1)
                        .withBusy("421 busy\r\n");
        ConnectionServer server = new ConnectionServer(one, noTls(), this::echo);
        server.start();
        try (Socket first = new Socket("127.0.0.1", server.port())) {
            first.getOutputStream().write("a\r\n".getBytes(US_ASCII));
            assertThat(first.getInputStream().read()).isEqualTo('a');
            try (Socket second = new Socket("127.0.0.1", server.port())) {
                assertThat(new String(second.getInputStream().readAllBytes(), US_ASCII))
                        .isEqualTo("421 busy\r\n");
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void speaksTlsWithASelfSignedCertificate() throws Exception {
        SelfSignedCertificate.writeIfAbsent(directory, "mail.x.test", Clock.systemUTC());
        PemTlsContext tls = new PemTlsContext(directory);
        ConnectionServer server =
                new ConnectionServer(Listener.tls("echo", "127.0.0.1", 0), tls, this::echo);
        server.start();
        try (SSLSocket client =
                (SSLSocket)
                        trustAll().getSocketFactory().createSocket("127.0.0.1", server.port())) {
            client.getOutputStream().write("hello\r\n".getBytes(US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            assertThat(in.readLine()).isEqualTo("hello");
            assertThat(client.getSession().getPeerPrincipal().getName())
                    .isEqualTo("CN=mail.x.test");
        } finally {
            server.stop();
        }
    }

    /** CVE-2011-0411, CVE-2021-33515, CVE-2021-38542: plain text pipelined behind STARTTLS. */
    @Test
    void refusesTlsWhenPlainTextIsAlreadyThere() throws Exception {
        SelfSignedCertificate.writeIfAbsent(directory, "mail.x.test", Clock.systemUTC());
        AtomicReference<Throwable> seen = new AtomicReference<>();
        ConnectionServer server =
                new ConnectionServer(
                        Listener.plain("starttls", "127.0.0.1", 0),
                        noTls(),
                        wire -> {
                            wire.readLine(new byte[100]);
                            try {
                                wire.startTls(new PemTlsContext(directory).current(), false);
                            } catch (PlaintextAfterStartTls e) {
                                seen.set(e);
                            }
                        });
        server.start();
        try (Socket client = new Socket("127.0.0.1", server.port())) {
            client.getOutputStream().write("STARTTLS\r\nEVIL\r\n".getBytes(US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        } finally {
            server.stop();
        }
        assertThat(seen.get()).isInstanceOf(PlaintextAfterStartTls.class);
    }

    private void echo(Wire wire) throws java.io.IOException {
        byte[] line = new byte[100];
        for (int length = wire.readLine(line); length >= 0; length = wire.readLine(line)) {
            wire.write(line, 0, length);
            wire.flush();
        }
    }

    private static TlsContext noTls() {
        return () -> {
            throw new AssertionError("no TLS here");
        };
    }

    private static SSLContext trustAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    new X509TrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        return context;
    }
}
