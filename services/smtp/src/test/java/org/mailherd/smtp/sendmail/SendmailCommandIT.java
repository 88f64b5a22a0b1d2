package org.mailherd.smtp.sendmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.smtp.server.TestHouse;

class SendmailCommandIT {
    private static TestHouse house;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        house = new TestHouse().with("door.local-port", 0).start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void empty() {
        house.mailboxes().deliveries().clear();
    }

    @Test
    void whatItTookWithZeroIsDelivered() {
        assertThat(
                        run(
                                "Subject: hi\n\nline\n.\nnever sent\n",
                                "-f",
                                "cron@alpha.test",
                                "alice@alpha.test"))
                .isZero();
        String text = delivered();
        assertThat(text)
                .startsWith("Received: from mx.alpha.test (localhost [127.0.0.1])")
                .contains("\r\nSubject: hi\r\n")
                .contains("\r\nFrom: cron@alpha.test\r\n")
                .contains("\r\nMessage-ID: <")
                .contains("\r\nDate: ")
                .endsWith("\r\n\r\nline\r\n");
    }

    @Test
    void takesRecipientsFromTheHeaderAndHidesBlindCopies() {
        String mail =
                "To: Alice <alice@alpha.test>\nBcc: bob@beta.test\nFrom: x@alpha.test\nSubject: t\n\n.\n..dots\n";
        assertThat(run(mail, "-ti", "-fx@alpha.test", "-F", "Ignored")).isZero();
        await().until(() -> house.mailboxes().deliveries().size() == 2);
        assertThat(house.mailboxes().deliveries())
                .extracting(delivery -> delivery.recipient())
                .containsExactlyInAnyOrder("alice@alpha.test", "bob@beta.test");
        assertThat(house.mailboxes().deliveries().getFirst().text())
                .doesNotContain("Bcc")
                .endsWith("\r\n\r\n.\r\n..dots\r\n");
    }

    @Test
    void aMessageWithoutHeaderIsAllBody() {
        assertThat(run("just text\n", "-F", "Cron \"Job\"", "-f", "root", "--", "alice@alpha.test"))
                .isZero();
        assertThat(delivered())
                .contains("\r\nFrom: \"Cron  Job \" <root@mx.alpha.test>\r\n")
                .endsWith("\r\n\r\njust text\r\n");
    }

    @Test
    void mayWriteToTheOutside() {
        assertThat(run("Subject: a\n\nb\n", "-f", "cron@alpha.test", "carol@outside.test"))
                .isZero();
        await().until(() -> house.queuedRecipients() > 0);
    }

    @Test
    void saysWithAnExitCodeWhyNot() {
        assertThat(run("x\n")).isEqualTo(64);
        assertThat(run("x\n", "-bp")).isEqualTo(64);
        assertThat(run("x\n", "-Z", "a@alpha.test")).isEqualTo(64);
        assertThat(run("Subject: none\n\nx\n", "-t")).isEqualTo(65);
        assertThat(run("x\n", "a@alpha.test>\r\nRCPT TO:<b@alpha.test")).isEqualTo(65);
        assertThat(run("x\n", "nobody@alpha.test")).isEqualTo(67);
        assertThat(complained.toString(UTF_8)).contains("550 5.1.1 <nobody@alpha.test>");
    }

    @Test
    void isAskedToComeAgainWhileTheServiceIsAwayOrBroken() {
        SendmailCommand nobody =
                new SendmailCommand(new InetSocketAddress("127.0.0.1", 1), "mailherd");
        assertThat(run(nobody, "x\n", "alice@alpha.test")).isEqualTo(75);
        house.directory().down(true);
        assertThat(run("x\n", "alice@alpha.test")).isEqualTo(75);
        house.directory().down(false);
    }

    @Test
    void speaksSmtpOnStandardInput() {
        assertThat(run("QUIT\n", "-bs")).isZero();
        assertThat(said.toString(UTF_8)).startsWith("220 mx.alpha.test").contains("\r\n221 ");
    }

    private int run(String input, String... args) {
        return run(
                new SendmailCommand(new InetSocketAddress("127.0.0.1", house.local()), "mailherd"),
                input,
                args);
    }

    private int run(SendmailCommand command, String input, String... args) {
        return command.run(
                args,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                said,
                new PrintStream(complained, true, UTF_8));
    }

    private static String delivered() {
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        return house.mailboxes().deliveries().getFirst().text();
    }
}
