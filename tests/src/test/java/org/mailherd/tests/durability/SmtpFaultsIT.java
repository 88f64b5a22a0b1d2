package org.mailherd.tests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.bench.SmtpStage;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.system.Tool;
import org.mailherd.testsupport.MailSink;
import org.mailherd.testsupport.ServiceProcess;

/**
 * What smtp needs goes away and comes back: meanwhile it answers 4xx, afterwards it works again
 * without a restart, and what it had accepted arrives.
 */
class SmtpFaultsIT {

    private static final Path JARS = Path.of("..", "standalone", "target", "app");
    private static final String SENDER = "stranger@outside.test";
    private static final String RECIPIENT = "alice@alpha.test";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path directory;

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private MailSink sink;
    private SmtpStage stage;
    private int port;

    @BeforeEach
    void open() throws IOException {
        sink = MailSink.start(content -> arrived.add(new String(content, StandardCharsets.UTF_8)));
        stage = SmtpStage.open(directory, JARS, sink.port());
        port = SmtpStage.freePort();
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
        sink.close();
    }

    @Test
    void withoutMariaDbItAnswers4xxAndRecovers() throws Exception {
        try (ServiceProcess _ = stage.startSmtp(port)) {
            stage.seed();
            assertThat(send("before")).startsWith("250");
            stage.stopDatabase();
            // For a second it still knows the recipient: that mail is safe in the spool.
            await().atMost(LIMIT).until(() -> send("meanwhile").startsWith("4"));
            stage.startDatabase();
            await().atMost(LIMIT).until(() -> send("after").startsWith("250"));
            awaitArrival("before", "after");
        }
    }

    @Test
    void withoutAntispamItAnswers4xxAndRecovers() throws Exception {
        int scannerPort = SmtpStage.freePort();
        HttpServer scanner = scanner(scannerPort);
        Map<String, ?> settings =
                Map.of("mailherd.smtp.antispam.url", "http://127.0.0.1:" + scannerPort);
        try (ServiceProcess _ = stage.startSmtp(port, settings)) {
            stage.seed();
            assertThat(send("before")).startsWith("250");
            scanner.stop(0);
            assertThat(send("meanwhile")).startsWith("451");
            scanner = scanner(scannerPort);
            assertThat(send("after")).startsWith("250");
            awaitArrival("before", "after");
        } finally {
            scanner.stop(0);
        }
    }

    @Test
    void withoutAnAnswerFromTheResolverMailStillComesIn() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                ServiceProcess _ =
                        stage.startSmtp(
                                port,
                                Map.of(
                                        "mailherd.dns.resolver",
                                        "127.0.0.1:" + silent.getLocalPort()))) {
            stage.seed();
            assertThat(send("silent")).startsWith("250");
            awaitArrival("silent");
        }
    }

    @Test
    @Tag("system")
    void onAFullDiskItAnswers4xxAndRecovers() throws Exception {
        Path small = Files.createDirectories(directory.resolve("small"));
        Tool.run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", small.toString());
        try (ServiceProcess _ =
                stage.startSmtp(
                        port,
                        Map.of(
                                "mailherd.smtp.spool.directory",
                                small,
                                "mailherd.smtp.session.message-size",
                                "1MB"))) {
            stage.seed();
            assertThat(send("before")).startsWith("250");
            Path filler = small.resolve("filler");
            fill(filler);
            // 421 instead of the greeting, or 452 behind it.
            assertThat(send("meanwhile")).doesNotStartWith("2");
            Files.delete(filler);
            await().atMost(LIMIT).until(() -> send("after").startsWith("250"));
            awaitArrival("before", "after");
        } finally {
            Tool.run("umount", "--lazy", small.toString());
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /** The reply that ended the try, whichever command got it. */
    private String send(String id) throws IOException {
        try (SmtpClient client = SmtpClient.connect(port)) {
            return client.send(SENDER, RECIPIENT, Messages.plain(SENDER, RECIPIENT, id));
        } catch (IOException e) {
            String said = String.valueOf(e.getMessage());
            return said.contains("the server said: ")
                    ? said.substring(said.indexOf("the server said: ") + 17)
                    : "no reply: " + said;
        }
    }

    private void awaitArrival(String... ids) {
        for (String id : ids) {
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(arrived).anyMatch(content -> content.contains(id)));
        }
    }

    private static HttpServer scanner(int port) throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        byte[] answer =
                "{\"action\":\"no action\",\"score\":0,\"symbols\":{}}"
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/checkv2",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        server.start();
        return server;
    }
}
