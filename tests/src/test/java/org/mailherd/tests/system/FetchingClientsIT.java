package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.ImapClient;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.stack.Demo;
import org.mailherd.testsupport.FakeDns;

/** curl, fetchmail, getmail, neomutt and msmtp: they fetch and send, over TLS. */
@Tag("system")
class FetchingClientsIT {
    @TempDir static Path folder;
    private static FakeDns dns;
    private static Demo demo;

    @BeforeAll
    static void start() throws IOException {
        dns = FakeDns.start();
        demo = Demo.start(folder.resolve("data"), "--resolver", dns.address());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
        dns.close();
    }

    @BeforeEach
    void emptyInbox() throws IOException {
        try (ImapClient client = new Mailbox(demo, DemoAccounts.BOB).open()) {
            if (client.select("INBOX") > 0) {
                client.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
                client.command("EXPUNGE");
            }
            for (String id : List.of("fetched-1", "fetched-2")) {
                client.append(
                        "INBOX", Messages.withAttachment(DemoAccounts.ALICE, DemoAccounts.BOB, id));
            }
        }
    }

    @Test
    void curlListsAndReadsOverPop3s() throws Exception {
        String url = "pop3s://127.0.0.1:" + demo.port(DemoPort.POP3S) + "/";
        String user = DemoAccounts.BOB + ":" + DemoAccounts.PASSWORD;
        assertThat(Tool.run("curl", "-sS", "--insecure", "--user", user, url).lines()).hasSize(2);
        assertThat(Tool.run("curl", "-sS", "--insecure", "--user", user, url + "2"))
                .contains("fetched-2")
                .contains("\r\n.\r\n..two dots");
    }

    @Test
    void curlFetchesUploadsAndListsOverImaps() throws Exception {
        String url = "imaps://127.0.0.1:" + demo.port(DemoPort.IMAPS) + "/";
        String user = DemoAccounts.BOB + ":" + DemoAccounts.PASSWORD;
        Path up =
                Files.write(
                        folder.resolve("curl.eml"),
                        Messages.plain(DemoAccounts.BOB, DemoAccounts.ALICE, "curl-up"));
        Tool.run("curl", "-sS", "--insecure", "--user", user, "-T", up.toString(), url + "INBOX");
        assertThat(Tool.run("curl", "-sS", "--insecure", "--user", user, url + "INBOX;MAILINDEX=3"))
                .contains("curl-up");
        assertThat(Tool.run("curl", "-sS", "--insecure", "--user", user, url))
                .contains("INBOX")
                .contains("\\Sent");
    }

    @Test
    void fetchmailTakesTheMailAndDeletesIt() throws Exception {
        for (String[] way :
                new String[][] {
                    {"POP3", "" + demo.port(DemoPort.POP3S)},
                    {"IMAP", "" + demo.port(DemoPort.IMAPS)}
                }) {
            emptyInbox();
            Path box = folder.resolve("fetchmail-" + way[0]);
            Path settings = ClientFiles.fetchmailrc(folder, way[0], Integer.parseInt(way[1]), box);
            Tool.run(
                    "env",
                    "FETCHMAILHOME=" + folder,
                    "fetchmail",
                    "--nodetach",
                    "--nosyslog",
                    "--fetchall",
                    "-f",
                    settings.toString());
            assertThat(text(box)).contains("fetched-1", "fetched-2", "Grüße aus Zürich");
            assertThat(new Mailbox(demo, DemoAccounts.BOB).subjects()).isEmpty();
        }
    }

    @Test
    void getmailTakesTheMailAndDeletesIt() throws Exception {
        for (String[] way :
                new String[][] {
                    {"SimplePOP3SSLRetriever", "" + demo.port(DemoPort.POP3S)},
                    {"SimpleIMAPSSLRetriever", "" + demo.port(DemoPort.IMAPS)}
                }) {
            emptyInbox();
            Path box = folder.resolve("getmail-" + way[0]);
            Path settings = ClientFiles.getmailrc(folder, way[0], Integer.parseInt(way[1]), box);
            Tool.run("getmail", "--getmaildir", folder.toString(), "--rcfile", settings.toString());
            assertThat(text(box)).contains("fetched-1", "fetched-2", "Grüße aus Zürich");
            assertThat(new Mailbox(demo, DemoAccounts.BOB).subjects()).isEmpty();
        }
    }

    @Test
    void neomuttSends() throws Exception {
        Path body = Files.writeString(folder.resolve("neomutt-body"), "Grüße aus Zürich\n");
        String settings = ClientFiles.neomuttrc(demo, folder, "").toString();
        String send =
                "env HOME=%s neomutt -n -F %s -s neomutt-sends %s < %s"
                        .formatted(folder, settings, DemoAccounts.ALICE, body);
        Tool.run("sh", "-c", send);
        new Mailbox(demo, DemoAccounts.ALICE).awaitMessage("neomutt-sends");
    }

    @Test
    void neomuttSavesTheMessageThatAPatternFinds() throws Exception {
        Path saved = folder.resolve("neomutt-saved");
        Path settings =
                ClientFiles.neomuttrc(
                        demo,
                        folder,
                        "push \"<tag-pattern>~s fetched-1<enter><tag-prefix-cond><copy-message>"
                                + saved
                                + "<enter><end-cond><quit>\"");
        // script gives it the terminal that it insists on
        Tool.run(
                "script",
                "-qec",
                "env TERM=xterm HOME=" + folder + " neomutt -n -F " + settings,
                "/dev/null");
        assertThat(text(saved)).contains("fetched-1").doesNotContain("fetched-2");
    }

    @Test
    void msmtpSubmitsOverBothPorts() throws Exception {
        for (String[] way :
                new String[][] {
                    {"on", "" + demo.port(DemoPort.SUBMISSION)},
                    {"off", "" + demo.port(DemoPort.SUBMISSIONS)}
                }) {
            Path message =
                    Files.write(
                            folder.resolve("msmtp.eml"),
                            Messages.plain(
                                    DemoAccounts.ALICE, DemoAccounts.BOB, "msmtp-" + way[0]));
            Tool.run(
                    "sh",
                    "-c",
                    ("msmtp --host=localhost --port=%s --tls=on --tls-starttls=%s --tls-certcheck=off"
                                    + " --auth=on --user=%s --passwordeval='echo %s' --from=%s %s < %s")
                            .formatted(
                                    way[1],
                                    way[0],
                                    DemoAccounts.ALICE,
                                    DemoAccounts.PASSWORD,
                                    DemoAccounts.ALICE,
                                    DemoAccounts.BOB,
                                    message));
            new Mailbox(demo, DemoAccounts.BOB).awaitMessage("msmtp-" + way[0]);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
