package org.mailherd.platform.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Random;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsAttackTest {
    @TempDir Path folder;

    @Test
    void aPlainTextClientIsToldByAnAlert() throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                Socket client = peers.plain()) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            assertThat(peers.end()).isInstanceOf(SSLException.class);
            assertThat(client.getInputStream().read()).as("an alert").isEqualTo(21);
        }
    }

    @Test
    void garbageEndsTheHandshakeInOrder() throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo)) {
            Random random = new Random(7);
            for (int i = 0; i < 100; i++) {
                try (Socket client = peers.plain()) {
                    byte[] garbage = new byte[1 + random.nextInt(600)];
                    random.nextBytes(garbage);
                    if (i % 2 == 0 && garbage.length > 9) {
                        byte[] header = {22, 3, 1, (byte) (garbage.length - 5 >> 8), 0, 1, 0, 0, 9};
                        header[4] = (byte) (garbage.length - 5);
                        System.arraycopy(header, 0, garbage, 0, header.length);
                    }
                    client.getOutputStream().write(garbage);
                    client.shutdownOutput();
                    assertThat(peers.end()).isInstanceOf(IOException.class);
                }
            }
        }
    }

    /** Slowloris below TLS: one octet a time does not stretch the two seconds of the handshake. */
    @Test
    void aHandshakeInDripsTimesOutAsAWhole() throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                Socket client = peers.plain()) {
            byte[] hello = new byte[400];
            byte[] header = {22, 3, 1, 1, (byte) 0x8b, 1, 0, 1, (byte) 0x87};
            System.arraycopy(header, 0, hello, 0, header.length);
            Thread dripping = Thread.ofVirtual().start(() -> drip(client, hello));
            assertThat(peers.end()).isInstanceOf(SocketTimeoutException.class);
            dripping.join();
        }
    }

    private static void drip(Socket client, byte[] octets) {
        try {
            client.setSoTimeout(100);
            for (byte octet : octets) {
                client.getOutputStream().write(octet);
                try {
                    if (client.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException _) {
                    // still listening to us
                }
            }
        } catch (IOException _) {
            // closed: that was to be shown
        }
    }

    /** CVE-2009-3555, CVE-2011-1473. */
    @Test
    void renegotiationIsRefused() throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                SSLSocket client = peers.connect("TLSv1.2")) {
            client.getOutputStream().write("one\n".getBytes(US_ASCII));
            assertThat(client.getInputStream().readNBytes(4)).asString().isEqualTo("one\n");
            assertThatThrownBy(
                            () -> {
                                client.startHandshake();
                                client.getOutputStream().write("two\n".getBytes(US_ASCII));
                                assertThat(client.getInputStream().readNBytes(4)).isEmpty();
                                throw new SSLException("closed");
                            })
                    .isInstanceOf(IOException.class);
            assertThat(peers.end())
                    .isInstanceOfSatisfying(
                            SSLException.class,
                            e -> assertThat(e).hasMessageContaining("renegotiation refused"));
        }
    }

    @Test
    void aFloodOfKeyUpdatesEndsTheConnection() throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                SSLSocket client = peers.connect("TLSv1.3")) {
            try {
                for (int i = 0; i < 200; i++) {
                    client.startHandshake();
                }
            } catch (IOException _) {
                // it has been closed meanwhile
            }
            assertThat(peers.end())
                    .isInstanceOfSatisfying(
                            SSLException.class,
                            e -> assertThat(e).hasMessageContaining("without data"));
        }
    }

    /** Truncation: the end of the connection is never the end of a line. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aConnectionCutWithoutCloseNotifyCompletesNothing(String protocol) throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                Socket plain = peers.plain();
                SSLSocket client = peers.over(plain, protocol)) {
            client.getOutputStream().write("DELETE folder".getBytes(US_ASCII));
            plain.shutdownOutput();
            assertThat(peers.end()).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aConnectionCutWithinARecordIsAFault(String protocol) throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                Relay relay = new Relay(peers.plain());
                SSLSocket client = peers.over(relay.client(), protocol)) {
            relay.cutAfter(20);
            client.getOutputStream().write("a long line of many words\n".getBytes(US_ASCII));
            assertThat(peers.end())
                    .isInstanceOfSatisfying(
                            EOFException.class,
                            e -> assertThat(e).hasMessageContaining("TLS record"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aChangedOctetIsAFaultAndNotAWord(String protocol) throws Exception {
        try (TlsPeers peers = new TlsPeers(folder, TlsPeers::echo);
                Relay relay = new Relay(peers.plain());
                SSLSocket client = peers.over(relay.client(), protocol)) {
            relay.changeOctet(15);
            client.getOutputStream().write("a long line of many words\n".getBytes(US_ASCII));
            assertThat(peers.end()).isInstanceOf(SSLException.class);
        }
    }

    /** What is announced costs nothing before it is sent. */
    @Test
    void aRecordThatIsOnlyAnnouncedHoldsNoBuffer() throws Exception {
        byte[] start = {23, 3, 3, 0x40, 0, 1, 2, 3};
        RecordReader reader = new RecordReader(new ByteArrayInputStream(start));
        assertThat(reader.poll()).isFalse();
        assertThat(reader.size()).isLessThan(1024);
    }

    @Test
    void aBufferIsGivenBackWhenNothingMoreComes() throws Exception {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        records.write(new byte[] {23, 3, 3, 0x40, 0});
        records.write(new byte[0x4000]);
        RecordReader reader = new RecordReader(new ByteArrayInputStream(records.toByteArray()));
        assertThat(reader.await()).isTrue();
        assertThat(reader.size()).isGreaterThan(0x4000);
        reader.consumed(reader.record().remaining());
        assertThat(reader.await()).isFalse();
        assertThat(reader.size()).isLessThan(1024);
    }

    /** A man in the middle of the client's octets; the server's go straight through. */
    private static final class Relay implements AutoCloseable {
        private final Socket server;
        private long cut = Long.MAX_VALUE;
        private long change = Long.MAX_VALUE;

        Relay(Socket server) {
            this.server = server;
        }

        void cutAfter(int octets) {
            cut = octets;
        }

        void changeOctet(int at) {
            change = at;
        }

        Socket client() {
            return new Socket() {
                @Override
                public boolean isConnected() {
                    return true;
                }

                @Override
                public java.io.InputStream getInputStream() throws IOException {
                    return server.getInputStream();
                }

                @Override
                public OutputStream getOutputStream() throws IOException {
                    return new FilterOutputStream(server.getOutputStream()) {
                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            byte[] sent =
                                    java.util.Arrays.copyOfRange(bytes, offset, offset + length);
                            if (change < length) {
                                sent[(int) change] ^= 1;
                            }
                            out.write(sent, 0, (int) Math.min(length, cut));
                            if (cut < length) {
                                server.shutdownOutput();
                            }
                        }
                    };
                }
            };
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
