package org.mailherd.platform.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        KeptConnections.context(server, "/", KeptConnectionsTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(US_ASCII));
        }
    }

    @Test
    void aConnectionOutlivesRequestsWhoseBodyNobodyReads() throws IOException {
        try (Socket socket = new Socket(loopback, server.getAddress().getPort())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(status(socket, in, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).contains("200");
            assertThat(
                            status(
                                    socket,
                                    in,
                                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"))
                    .contains("200");
            assertThat(status(socket, in, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).contains("200");
        }
    }

    private static String status(Socket socket, BufferedReader in, String request)
            throws IOException {
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        String status = in.readLine();
        assertThat(status).as("the server has cut the connection").isNotNull();
        while (!in.readLine().isEmpty()) {
            // the header
        }
        assertThat(new char[] {(char) in.read(), (char) in.read()}).isEqualTo("ok".toCharArray());
        return status;
    }
}
