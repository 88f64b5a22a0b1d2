package org.mailherd.platform.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SilenceTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
    private Socket client;
    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(server.getInetAddress(), server.getLocalPort());
            socket = server.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        reader.shutdownNow();
        client.close();
        socket.close();
    }

    @Test
    void endsAReadThatWaitsForTooLongAndLetsTheClientBeTold() throws Exception {
        Silence silence = new Silence(socket);
        silence.limit(HALF_AN_HOUR);
        Future<Integer> read =
                reader.submit(() -> silence.bounded(() -> socket.getInputStream().read()));
        while (!read.isDone()) {
            silence.look(System.nanoTime() + HALF_AN_HOUR.toNanos());
            Thread.onSpinWait();
        }
        assertThatThrownBy(read::get).hasCauseInstanceOf(SocketTimeoutException.class);
        socket.getOutputStream().write('B');
        assertThat(client.getInputStream().read()).isEqualTo('B');
    }

    @Test
    void leavesAloneWhoDoesNotWaitOrNotForSoLong() throws Exception {
        Silence silence = new Silence(socket);
        silence.limit(HALF_AN_HOUR);
        silence.look(System.nanoTime() + 2 * HALF_AN_HOUR.toNanos());
        Future<Integer> read =
                reader.submit(() -> silence.bounded(() -> socket.getInputStream().read()));
        silence.look(System.nanoTime() + HALF_AN_HOUR.toNanos() / 2);
        client.getOutputStream().write('A');
        assertThat(read.get()).isEqualTo('A');
        silence.look(System.nanoTime() + 2 * HALF_AN_HOUR.toNanos());
        client.getOutputStream().write('B');
        assertThat(silence.bounded(() -> socket.getInputStream().read())).isEqualTo('B');
    }

    @Test
    void looksForInputInVainWithoutAnEndOfTheConnection() throws Exception {
        try (Wire wire = new Wire(socket)) {
            wire.timeout(HALF_AN_HOUR);
            assertThat(wire.awaitInput(Duration.ofMillis(1))).isFalse();
            client.getOutputStream().write("NOOP\r\n".getBytes(US_ASCII));
            assertThat(wire.readLine(new byte[10])).isEqualTo(6);
        }
    }

    @Test
    void keepsShortLimitsToTheMillisecond() throws Exception {
        try (Wire wire = new Wire(socket)) {
            wire.timeout(HALF_AN_HOUR);
            wire.timeout(Duration.ofMillis(1));
            assertThatThrownBy(() -> wire.readLine(new byte[10]))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
