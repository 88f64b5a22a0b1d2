package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcVerification;
import org.mailherd.mailauth.arc.ArcVerifier;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.mail.Outside.Arrived;
import org.mailherd.tests.mail.Outside.SigningRecord;
import org.mailherd.tests.system.Tool;
import org.mailherd.testsupport.ScriptedSmtpServer.ReceivedMessage;

/** A stranger's mail to an alias that points to elsewhere. */
class ForwardedIT {
    private static final String DAVE = "dave@elsewhere.test";
    private static final String CAROL = "carol@outside.test";
    private static final String ALIAS = "away@alpha.test";

    @TempDir static Path data;
    private static Outside outside;
    private static ReceivedMessage received;

    @BeforeAll
    static void start() throws Exception {
        outside = Outside.start(data);
        outside.publishSigningRecord();
        addAlias();
        try (SmtpClient client = SmtpClient.connect(outside.demo().port(DemoPort.SMTP))) {
            assertThat(client.send(DAVE, ALIAS, Messages.withAttachment(DAVE, ALIAS, "fwd-1")))
                    .startsWith("250");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !outside.server().messages().isEmpty());
        received = outside.server().messages().getFirst();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        outside.close();
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
        Arrived arrived = Outside.split(message);
        assertThat(arrived.header().all("ARC-Authentication-Results").getFirst().value())
                .endsWith(arrived.header().all("Authentication-Results").getFirst().value());
        ArcVerification verification = new ArcVerifier(outside.resolver()).begin(arrived.header());
        verification.update(message, arrived.body(), message.length - arrived.body());
        assertThat(verification.finish())
                .usingRecursiveComparison()
                .ignoringFields("words")
                .isEqualTo(new ArcResult(ArcStatus.PASS, 1, false, "", List.of()));
        assertThat(arrived.header().all("DKIM-Signature")).isEmpty();
    }

    @Test
    @Tag("system")
    void anIndependentVerifierAgrees() throws Exception {
        SigningRecord key = outside.signingRecord();
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
                key.name(),
                key.text());
    }

    private static void addAlias() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + outside.demo().port(DemoPort.ADMIN)
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
