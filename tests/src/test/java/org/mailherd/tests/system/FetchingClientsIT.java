package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

/** curl, fetchmail, neomutt and msmtp: they fetch and send, over TLS. */
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
            Path settings =
                    secret(
                            "fetchmailrc-" + way[0],
                            """
                            poll localhost protocol %s port %s
                              user "%s" password "%s" ssl sslproto "TLS1.2+" no sslcertck
                              mda "cat >> %s"
                            """
                                    .formatted(
                                            way[0],
                                            way[1],
                                            DemoAccounts.BOB,
                                            DemoAccounts.PASSWORD,
                                            box));
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
    void neomuttSavesTheMessageThatAPatternFinds() throws Exception {
        Path saved = folder.resolve("neomutt-saved");
        String rc =
                """
                set imap_user="%s"
                set imap_pass="%s"
                set folder="imaps://localhost:%d/"
                set spoolfile="+INBOX"
                set certificate_file="%s"
                set ssl_verify_host=no
                set mbox_type=mbox
                set confirmappend=no
                set confirmcreate=no
                set delete=yes
                set move=no
                push "<tag-pattern>~s fetched-1<enter><tag-prefix-cond><copy-message>%s<enter><end-cond><quit>"
                """
                        .formatted(
                                DemoAccounts.BOB,
                                DemoAccounts.PASSWORD,
                                demo.port(DemoPort.IMAPS),
                                folder.resolve("data/tls/cert.pem"),
                                saved);
        Path settings = secret("neomuttrc", rc);
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

    private static Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
