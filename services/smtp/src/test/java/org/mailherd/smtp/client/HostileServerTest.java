package org.mailherd.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.net.PlaintextAfterStartTls;

/** Servers that want our threads, our memory, or our trust. */
class HostileServerTest {
    private static final Timeouts SHORT =
            new Timeouts(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(400),
                    Duration.ofMillis(400),
                    Duration.ofMillis(400),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(2));

    private final Watch watch = Watch.start(Duration.ofMillis(20));
    private final ServerSocket listener;

    HostileServerTest() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
        watch.close();
    }

    @Test
    void aServerThatSaysNothingIsLeft() {
        serve((_, _) -> {});
        assertThatThrownBy(this::connect).hasMessageContaining("timed out");
    }

    @Test
    void aBannerWithoutEndIsNotReadToItsEnd() {
        serve((out, _) -> {
            while (true) {
                out.write("220-more\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertThatThrownBy(this::connect).hasMessageContaining("more than 64 lines");
    }

    /** The watch ends what a read time-out never would: each octet would start it again. */
    @Test
    void oneOctetAtATimeDoesNotHoldUsForLong() {
        serve((out, socket) -> {
            socket.setSoTimeout(50);
            for (int i = 0; i < 1000; i++) {
                out.write('2');
                try {
                    socket.getInputStream().read();
                } catch (java.net.SocketTimeoutException _) {
                    // the pause between two octets
                }
            }
        });
        long began = System.nanoTime();
        assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    /** CVE-2011-0411 seen from the client: answers to what was never asked. */
    @Test
    void cve20110411RepliesInjectedBeforeTheHandshakeEndTheSession() throws IOException {
        serve((out, socket) -> {
            say(out, "220 evil ESMTP");
            socket.getInputStream().read(new byte[100]);
            say(out, "250-evil\r\n250 STARTTLS");
            socket.getInputStream().read(new byte[100]);
            say(out, "220 go ahead\r\n250-evil\r\n250 AUTH PLAIN");
            socket.getInputStream().read(new byte[100]);
        });
        PeerSession session = connect();
        assertThat(session.extensions().offers("STARTTLS")).isTrue();
        assertThatThrownBy(() -> session.startTls(new TlsOffer("evil", TlsOffer.USUAL)))
                .isInstanceOf(PlaintextAfterStartTls.class);
        assertThat(session.extensions().offers("AUTH")).isFalse();
        session.abandon();
    }

    private PeerSession connect() throws IOException {
        return PeerSession.connect(
                new Dialing(
                        (InetSocketAddress) listener.getLocalSocketAddress(),
                        Dialect.SMTP,
                        "mx.alpha.test",
                        Optional.empty(),
                        Optional.empty()),
                SHORT,
                watch);
    }

    @FunctionalInterface
    private interface Behaviour {
        void serve(OutputStream out, Socket socket) throws IOException;
    }

    private void serve(Behaviour behaviour) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Socket socket = listener.accept();
                        behaviour.serve(socket.getOutputStream(), socket);
                    } catch (IOException _) {
                        // the client had enough
                    }
                });
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
