package org.mailherd.imap.junk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;

/** Moves by IMAP, a scanner over HTTP. */
class JunkTeacherIT {
    private static final List<String> LESSONS = new CopyOnWriteArrayList<>();
    private static HttpServer scanner;
    private static TestImap service;

    @BeforeAll
    static void start() throws IOException {
        scanner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        scanner.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.ISO_8859_1);
                    LESSONS.add(
                            exchange.getRequestHeaders().getFirst("Deliver-To")
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + body);
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        scanner.start();
        service =
                TestImap.start(
                        Map.of(
                                "mailherd.junk.antispam-url",
                                "http://127.0.0.1:" + scanner.getAddress().getPort(),
                                "mailherd.junk.interval",
                                "100ms",
                                "mailherd.junk.quiet",
                                "0s"));
    }

    @AfterAll
    static void stop() {
        service.stop();
        scanner.stop(0);
    }

    @Test
    void aMessageMovedIntoJunkTeachesSpamAndMovedBackHam() throws IOException {
        String user = service.newMailbox();
        try (ImapClient client = ImapClient.login(service, user)) {
            client.append("INBOX", "", "Subject: buy\r\n\r\nnow\r\n");
            client.ok("SELECT INBOX");
            client.ok("MOVE 1 Junk");
            Awaitility.await().until(() -> LESSONS.size() == 1);
            client.ok("SELECT Junk");
            client.ok("MOVE 1 INBOX");
            Awaitility.await().until(() -> LESSONS.size() == 2);
            client.ok("SELECT INBOX");
            client.ok("COPY 1 Archive");
        }
        assertThat(LESSONS)
                .containsExactly(
                        user + " /learnspam Subject: buy\r\n\r\nnow\r\n",
                        user + " /learnham Subject: buy\r\n\r\nnow\r\n");
    }
}
