package org.mailherd.platform.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.platform.net.Wire;

class TlsConnectionTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"TLSv1.2,1", "TLSv1.2,2", "TLSv1.3,3", "TLSv1.3,4", "TLSv1.3,5", "TLSv1.3,6"})
    void whatGoesInComesBackWhateverTheSizes(String protocol, long seed) throws Exception {
        int total = 3_000_000;
        try (TlsPeers peers = new TlsPeers(folder, wire -> sendBack(wire, new Random(-seed)));
                SSLSocket client = peers.connect(protocol)) {
            byte[] data = new byte[total];
            new Random(seed).nextBytes(data);
            Thread writer =
                    Thread.ofVirtual().start(() -> writeInPieces(client, data, new Random(seed)));
            byte[] back = new byte[total];
            int there = 0;
            for (int n = 0; there < total && n >= 0; there += Math.max(0, n)) {
                n = client.getInputStream().read(back, there, total - there);
            }
            writer.join();
            assertThat(there).isEqualTo(total);
            assertThat(Arrays.equals(back, data)).isTrue();
            client.shutdownOutput();
            assertThat(peers.end()).isEqualTo("ended");
        }
    }

    private static void writeInPieces(SSLSocket to, byte[] data, Random random) {
        try {
            OutputStream out = to.getOutputStream();
            for (int at = 0; at < data.length; ) {
                int length = Math.min(size(random), data.length - at);
                out.write(data, at, length);
                at += length;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void sendBack(Wire wire, Random random) throws IOException {
        byte[] block = new byte[80_000];
        while (true) {
            int count = wire.read(block, 0, size(random));
            if (count < 0) {
                return;
            }
            wire.write(block, 0, count);
            if (random.nextBoolean() || !wire.hasInput()) {
                wire.flush();
            }
        }
    }

    /** Few octets, a record's worth, several records. */
    private static int size(Random random) {
        return 1 + random.nextInt(1 << 2 + random.nextInt(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void awaitsInputWithoutTakingIt(String protocol) throws Exception {
        try (TlsPeers peers =
                        new TlsPeers(
                                folder,
                                wire -> {
                                    wire.write(
                                            (wire.awaitInput(Duration.ofMillis(50)) ? "!" : ".")
                                                    .getBytes(US_ASCII));
                                    wire.write((wire.hasInput() ? "!" : ".").getBytes(US_ASCII));
                                    wire.flush();
                                    wire.write(
                                            (wire.awaitInput(Duration.ofSeconds(20)) ? "!" : ".")
                                                    .getBytes(US_ASCII));
                                    wire.write((wire.hasInput() ? "!" : ".").getBytes(US_ASCII));
                                    TlsPeers.echo(wire);
                                });
                SSLSocket client = peers.connect(protocol)) {
            assertThat(client.getInputStream().readNBytes(2)).asString().isEqualTo("..");
            client.getOutputStream().write("hello\n".getBytes(US_ASCII));
            assertThat(client.getInputStream().readNBytes(8)).asString().isEqualTo("!!hello\n");
        }
    }

    @Test
    void aPeerThatOnlyHearsIsStillAnswered() throws Exception {
        try (TlsPeers peers =
                        new TlsPeers(
                                folder,
                                wire -> {
                                    assertThat(wire.readLine(new byte[10])).isEqualTo(5);
                                    assertThat(wire.readLine(new byte[10])).isEqualTo(-1);
                                    wire.write("late\n".getBytes(US_ASCII));
                                    wire.flush();
                                });
                SSLSocket client = peers.connect("TLSv1.3")) {
            client.getOutputStream().write("last\n".getBytes(US_ASCII));
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("late\n");
            assertThat(peers.end()).isEqualTo("ended");
        }
    }

    @Test
    void silenceEndsAReadAndTheNextGoesOn() throws Exception {
        try (TlsPeers peers =
                        new TlsPeers(
                                folder,
                                wire -> {
                                    wire.timeout(Duration.ofMillis(50));
                                    byte[] line = new byte[10];
                                    try {
                                        int _ = wire.readLine(line);
                                    } catch (SocketTimeoutException _) {
                                        wire.write("?".getBytes(US_ASCII));
                                        wire.flush();
                                    }
                                    wire.timeout(Duration.ofSeconds(20));
                                    TlsPeers.echo(wire);
                                });
                SSLSocket client = peers.connect("TLSv1.3")) {
            assertThat(client.getInputStream().read()).isEqualTo('?');
            client.getOutputStream().write("here\n".getBytes(US_ASCII));
            assertThat(client.getInputStream().readNBytes(5)).asString().isEqualTo("here\n");
        }
    }

    @Test
    void keysAreUpdatedWhenThePeerAsks() throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                SSLSocket client = peers.connect("TLSv1.3")) {
            for (int i = 0; i < 100; i++) {
                client.startHandshake(); // TLS 1.3: a KeyUpdate that asks for ours
                client.getOutputStream().write("again\n".getBytes(US_ASCII));
                assertThat(client.getInputStream().readNBytes(6)).asString().isEqualTo("again\n");
            }
        }
    }

    @Test
    void closingSaysSo() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnybody()}, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        try (TlsPeers peers = new TlsPeers(folder, wire -> {});
                Socket plain = peers.plain();
                TlsConnection client = TlsConnection.handshake(plain, engine, Duration.ZERO)) {
            assertThat(client.input().read()).isEqualTo(-1);
            assertThat(engine.isInboundDone()).as("by close_notify").isTrue();
        }
    }
}
