package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dkim.DkimVerification;
import org.mailherd.mailauth.dkim.DkimVerifier;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.mail.Outside.Arrived;
import org.mailherd.tests.mail.Outside.SigningRecord;
import org.mailherd.tests.system.Tool;
import org.mailherd.testsupport.ScriptedSmtpServer.ReceivedMessage;

/** Mail out to another domain, found by its MX. */
class OutboundIT {

    private static final String CAROL = "carol@outside.test";

    @TempDir static Path data;
    private static Outside outside;

    @BeforeAll
    static void start() throws IOException {
        outside = Outside.start(data);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        outside.close();
    }

    @Test
    void aSubmittedMessageArrivesSignedForItsDomain() throws Exception {
        outside.publishSigningRecord();
        byte[] sent = Messages.withAttachment(DemoAccounts.ALICE, CAROL, "out-1");
        submit(CAROL, sent);

        ReceivedMessage received = received("out-1");
        assertThat(received.reversePath()).startsWith("<" + DemoAccounts.ALICE + ">");
        assertThat(Messages.endsWith(received.content(), sent)).isTrue();
        assertThat(verify(received.content())).isEqualTo(DkimStatus.PASS);
    }

    @Test
    @Tag("system")
    void anIndependentVerifierAgrees() throws Exception {
        SigningRecord key = outside.signingRecord();
        submit(CAROL, Messages.withAttachment(DemoAccounts.ALICE, CAROL, "out-3"));
        Path message = Files.write(data.resolve("out-3.eml"), received("out-3").content());
        // Debian's own Python has the package, whatever else is first on the PATH.
        Tool.run(
                "/usr/bin/python3",
                "-c",
                """
                import dkim, sys
                message, name, record = sys.argv[1:4]
                def txt(asked, timeout=5):
                    return record.encode() if asked.rstrip(b".") == name.encode() else None
                sys.exit(0 if dkim.verify(open(message, "rb").read(), dnsfunc=txt) else 1)
                """,
                message.toString(),
                key.name(),
                key.text());
    }

    @Test
    void aPermanentRefusalComesBackAsAReport() throws Exception {
        outside.server().alwaysReply("RCPT TO:<nobody@outside.test>", "550 5.1.1 no such user");
        submit(
                "nobody@outside.test",
                Messages.plain(DemoAccounts.ALICE, "nobody@outside.test", "out-2"));
        String report =
                new String(
                        new Mailbox(outside.demo(), DemoAccounts.ALICE).awaitMessage("eliver"),
                        StandardCharsets.UTF_8);
        assertThat(report)
                .contains("message/delivery-status")
                .contains("nobody@outside.test")
                .contains("550 5.1.1 no such user");
    }

    private static DkimStatus verify(byte[] message) {
        Arrived arrived = Outside.split(message);
        DkimVerification verification =
                new DkimVerifier(outside.resolver(), Clock.systemUTC()).begin(arrived.header());
        verification.update(message, arrived.body(), message.length - arrived.body());
        DkimResult first = verification.finish().getFirst();
        assertThat(first.domain()).isEqualTo("alpha.test");
        return first.status();
    }

    private static void submit(String recipient, byte[] content) throws IOException {
        int port = outside.demo().port(DemoPort.SUBMISSION);
        try (SmtpClient client =
                SmtpClient.submit(port, DemoAccounts.ALICE, DemoAccounts.PASSWORD)) {
            assertThat(client.send(DemoAccounts.ALICE, recipient, content)).startsWith("250");
        }
    }

    private static ReceivedMessage received(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> outside.server().messages().stream().anyMatch(m -> has(m, id)));
        return outside.server().messages().stream()
                .filter(m -> has(m, id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(ReceivedMessage message, String id) {
        return new String(message.content(), StandardCharsets.UTF_8)
                .contains("<" + id + "@client.test>");
    }
}
