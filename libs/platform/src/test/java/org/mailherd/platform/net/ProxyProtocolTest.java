package org.mailherd.platform.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.platform.tls.PemTlsContext;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.platform.tls.TlsContext;

/** Attack case 10: nobody but a trusted proxy may say who a client is. */
class ProxyProtocolTest {
    private static final String LINE = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 25\r\n";
    private static final ProxyPolicy TRUSTING =
            new ProxyPolicy(Networks.parse(List.of("127.0.0.0/8")), Duration.ofMillis(500));

    private final Set<InetAddress> entered = ConcurrentHashMap.newKeySet();

    @TempDir Path directory;

    @Test
    void theClientOfATrustedProxyIsTheOneItNames() throws Exception {
        try (Server server = server(Listener.plain("t", "127.0.0.1", 0).withProxy(TRUSTING))) {
            assertThat(server.ask(LINE + "x\n")).isEqualTo("192.0.2.7 198.51.100.1:25 x\n");
            byte[] binary =
                    HexFormat.of()
                            .parseHex("0d0a0d0a000d0a515549540a2111000cc0000208c6336401dc040019");
            assertThat(server.ask(new String(binary, ISO_8859_1) + "y\n"))
                    .isEqualTo("192.0.2.8 198.51.100.1:25 y\n");
            assertThat(entered)
                    .containsExactlyInAnyOrder(
                            InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("192.0.2.8"));
        }
    }

    @Test
    void aStrangersHeaderIsDataLikeAnyOther() throws Exception {
        ProxyPolicy others = new ProxyPolicy(Networks.parse(List.of("192.0.2.1")), Duration.ZERO);
        try (Server server = server(Listener.plain("t", "127.0.0.1", 0).withProxy(others))) {
            assertThat(server.ask(LINE)).startsWith("127.0.0.1 ").endsWith(" " + LINE);
        }
    }

    @Test
    void aTrustedProxyThatSaysNothingOrSomethingElseIsClosed() throws Exception {
        try (Server server = server(Listener.plain("t", "127.0.0.1", 0).withProxy(TRUSTING))) {
            assertThat(server.ask("EHLO client.example\r\n")).isEmpty();
            assertThat(server.ask("PROXY TCP4 192.0.2.7 198.51.100.1 ")).isEmpty();
            assertThat(server.ask("")).isEmpty();
            assertThat(entered).isEmpty();
        }
    }

    @Test
    void theProxysOwnHealthCheckHasItsOwnAddress() throws Exception {
        try (Server server = server(Listener.plain("t", "127.0.0.1", 0).withProxy(TRUSTING))) {
            assertThat(server.ask("PROXY UNKNOWN\r\nx\n")).startsWith("127.0.0.1 proxy ");
        }
    }

    @Test
    void theHeaderStandsBeforeTheHandshake() throws Exception {
        SelfSignedCertificate.writeIfAbsent(directory, "mail.x.test", Clock.systemUTC());
        TlsContext tls = new PemTlsContext(directory);
        ConnectionServer server =
                new ConnectionServer(
                        Listener.tls("t", "127.0.0.1", 0).withProxy(TRUSTING), tls, this::tell);
        server.start();
        try (Socket plain = new Socket("127.0.0.1", server.port())) {
            plain.getOutputStream().write(LINE.getBytes(ISO_8859_1));
            try (SSLSocket client = TrustAll.over(plain)) {
                client.getOutputStream().write("x\n".getBytes(ISO_8859_1));
                assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
                        .isEqualTo("192.0.2.7 198.51.100.1:25 x\n");
            }
        } finally {
            server.stop();
        }
    }

    private void tell(Wire wire) throws IOException {
        byte[] line = new byte[200];
        int length = wire.readLine(line);
        String server = wire.local().getAddress().getHostAddress() + ":" + wire.local().getPort();
        String text =
                wire.remoteAddress()
                        + (wire.isProxyItself() ? " proxy " : " ")
                        + server
                        + " "
                        + new String(line, 0, length, ISO_8859_1);
        wire.write(text.getBytes(ISO_8859_1));
        wire.flush();
    }

    private Server server(Listener listener) {
        TlsContext none =
                () -> {
                    throw new AssertionError("no TLS here");
                };
        Gate gate =
                client -> {
                    entered.add(client);
                    return Gate.OPEN.enter(client);
                };
        ConnectionServer server = new ConnectionServer(listener, none, this::tell, gate);
        server.start();
        return new Server(server);
    }

    private record Server(ConnectionServer running) implements AutoCloseable {
        String ask(String text) throws IOException {
            try (Socket client = new Socket("127.0.0.1", running.port())) {
                client.getOutputStream().write(text.getBytes(ISO_8859_1));
                client.setSoTimeout(5_000);
                return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
            } catch (java.net.SocketException _) {
                return ""; // reset: closed with our octets unread
            }
        }

        @Override
        public void close() {
            running.stop();
        }
    }
}
