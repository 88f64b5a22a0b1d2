package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcVerification;
import org.mailherd.mailauth.arc.ArcVerifier;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.AdminApi;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.stack.Demo;
import org.mailherd.tests.system.Tool;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;
import org.mailherd.testsupport.ScriptedSmtpServer.ReceivedMessage;

/** A stranger's mail to an alias that points to elsewhere. */
class ForwardedIT {
    private static final String DAVE = "dave@elsewhere.test";
    private static final String CAROL = "carol@outside.test";
    private static final String ALIAS = "away@alpha.test";

    @TempDir static Path data;
    private static FakeDns dns;
    private static ScriptedSmtpServer sink;
    private static Demo demo;
    private static ReceivedMessage received;

    @BeforeAll
    static void start() throws Exception {
        sink = ScriptedSmtpServer.start();
        dns =
                FakeDns.start()
                        .add("outside.test. IN MX 10 mx.outside.test.")
                        .add("mx.outside.test. IN A 127.0.0.1");
        Map<String, String> environment =
                Map.of(
                        "OUTBOUND_PORT",
                        String.valueOf(sink.port()),
                        "OUTBOUND_PRIVATE_ADDRESSES",
                        "true");
        demo = Demo.start(data, Demo.freeOffset(), environment, "--resolver", dns.address());
        AdminApi api = new AdminApi(demo);
        dns.addText(
                api.dkim("alpha.test", "dkim_selector") + "._domainkey.alpha.test.",
                api.dkim("alpha.test", "dkim_txt"));
        addAlias();
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            assertThat(client.send(DAVE, ALIAS, Messages.withAttachment(DAVE, ALIAS, "fwd-1")))
                    .startsWith("250");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !sink.messages().isEmpty());
        received = sink.messages().getFirst();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
        sink.close();
        dns.close();
    }

    @Test
    void leavesWithAReturnPathOfOurs() {
        assertThat(received.recipients().getFirst()).startsWith("<" + CAROL + ">");
        assertThat(received.reversePath())
                .startsWith("<SRS0=")
                .contains("=elsewhere.test=dave@alpha.test>");
    }

    @Test
    void itsSealHoldsWhereItArrives() {
        byte[] message = received.content();
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        HeaderBlock header =
                HeaderBlock.parse(text.substring(0, body).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(header.all("ARC-Authentication-Results").getFirst().value())
                .endsWith(header.all("Authentication-Results").getFirst().value());
        ArcVerification verification =
                new ArcVerifier(ResolverDns.of(dns.address(), Duration.ofSeconds(5), false))
                        .begin(header);
        verification.update(message, body, message.length - body);
        assertThat(verification.finish()).isEqualTo(new ArcResult(ArcStatus.PASS, 1, false, ""));
        assertThat(header.all("DKIM-Signature")).isEmpty();
    }

    @Test
    @Tag("system")
    void anIndependentVerifierAgrees() throws Exception {
        AdminApi api = new AdminApi(demo);
        Path message = Files.write(data.resolve("fwd-1.eml"), received.content());
        // Debian's own Python has the package, whatever else is first on the PATH.
        Tool.run(
                "/usr/bin/python3",
                "-c",
                """
                import dkim, sys
                message, name, record = sys.argv[1:4]
                def txt(asked, timeout=5):
                    return record.encode() if asked.rstrip(b".") == name.encode() else None
                cv, _, reason = dkim.arc_verify(open(message, "rb").read(), dnsfunc=txt)
                print(cv, reason)
                sys.exit(0 if cv == dkim.CV_Pass else 1)
                """,
                message.toString(),
                api.dkim("alpha.test", "dkim_selector") + "._domainkey.alpha.test",
                api.dkim("alpha.test", "dkim_txt"));
    }

    private static void addAlias() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + demo.port(DemoPort.ADMIN)
                                                + "/api/v1/add/alias"))
                        .header("X-API-Key", DemoAccounts.API_KEY)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"address\":\""
                                                + ALIAS
                                                + "\",\"goto\":\""
                                                + CAROL
                                                + "\",\"active\":\"1\"}"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("alias_added");
        }
    }
}
