package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** swaks, curl and mbsync get along with us. */
@Tag("system")
class ForeignClientsIT {

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

    @Test
    void swaksDeliversAnAttachmentToBothMailboxes() throws Exception {
        byte[] message =
                Messages.withAttachment("stranger@outside.test", DemoAccounts.INFO, "swaks-1");
        Path file = Files.write(folder.resolve("swaks.eml"), message);
        Tool.run(
                "swaks",
                "--server",
                "127.0.0.1:" + demo.port(DemoPort.SMTP),
                "--from",
                "stranger@outside.test",
                "--to",
                DemoAccounts.INFO,
                "--data",
                "@" + file);
        for (String address : new String[] {DemoAccounts.ALICE, DemoAccounts.BOB}) {
            String stored = text(new Mailbox(demo, address).awaitMessage("swaks-1"));
            assertThat(stored).contains("Grüße aus Zürich – “naïve” ☃\r\n.\r\n..two dots\r\n");
        }
    }

    @Test
    void swaksSubmitsOverStartTlsAndOverTls() throws Exception {
        for (String[] way :
                new String[][] {
                    {"--tls", "" + demo.port(DemoPort.SUBMISSION)},
                    {"--tls-on-connect", "" + demo.port(DemoPort.SUBMISSIONS)}
                }) {
            Tool.run(
                    "swaks",
                    "--server",
                    "127.0.0.1:" + way[1],
                    way[0],
                    "--auth-user",
                    DemoAccounts.ALICE,
                    "--auth-password",
                    DemoAccounts.PASSWORD,
                    "--from",
                    DemoAccounts.ALICE,
                    "--to",
                    DemoAccounts.BOB,
                    "--header",
                    "Subject: swaks by " + way[0]);
            new Mailbox(demo, DemoAccounts.BOB).awaitMessage("swaks by " + way[0]);
        }
    }

    @Test
    void curlReadsTheInbox() throws Exception {
        try (ImapClient client = new Mailbox(demo, DemoAccounts.BOB).open()) {
            client.append("INBOX", Messages.plain(DemoAccounts.ALICE, DemoAccounts.BOB, "curl-1"));
        }
        String found =
                Tool.run(
                        "curl",
                        "-sS",
                        "--insecure",
                        "--user",
                        DemoAccounts.BOB + ":" + DemoAccounts.PASSWORD,
                        "imaps://127.0.0.1:"
                                + demo.port(DemoPort.IMAPS)
                                + "/INBOX?SUBJECT%20curl-1");
        assertThat(found).containsPattern("\\* SEARCH \\d+");
    }

    @Test
    void mbsyncPullsAndPushesAFlagAndANewMessage() throws Exception {
        try (ImapClient client = new Mailbox(demo, DemoAccounts.ALICE).open()) {
            client.append(
                    "INBOX", Messages.plain(DemoAccounts.BOB, DemoAccounts.ALICE, "mbsync-down"));
        }
        Path maildir = Files.createDirectories(folder.resolve("maildir"));
        String configuration =
                Files.writeString(folder.resolve("mbsyncrc"), mbsyncrc(maildir)).toString();
        Tool.run("mbsync", "-c", configuration, "all");

        Path pulled = fileWith(maildir.resolve("INBOX"), "mbsync-down");
        Path seen =
                maildir.resolve("INBOX/cur")
                        .resolve(pulled.getFileName().toString().split(":")[0] + ":2,S");
        Files.move(pulled, seen, StandardCopyOption.ATOMIC_MOVE);
        Files.write(
                maildir.resolve("INBOX/new/1700000000.1.here"),
                text(Messages.plain(DemoAccounts.ALICE, DemoAccounts.BOB, "mbsync-up"))
                        .replace("\r\n", "\n")
                        .getBytes(StandardCharsets.UTF_8));
        Tool.run("mbsync", "-c", configuration, "all");

        assertThat(new Mailbox(demo, DemoAccounts.ALICE).subjects())
                .anyMatch(s -> s.contains("mbsync-up"));
        try (ImapClient client = new Mailbox(demo, DemoAccounts.ALICE).open()) {
            client.select("INBOX");
            assertThat(client.command("SEARCH SEEN SUBJECT \"mbsync-down\"").text())
                    .containsPattern("SEARCH \\d+");
        }
    }

    private static String mbsyncrc(Path maildir) {
        return """
        IMAPStore remote
        Host localhost
        Port %d
        User %s
        Pass %s
        SSLType IMAPS
        CertificateFile %s

        MaildirStore local
        Path %s/
        Inbox %s/INBOX
        SubFolders Verbatim

        Channel all
        Far :remote:
        Near :local:
        Patterns INBOX
        Create Both
        SyncState *
        """
                .formatted(
                        demo.port(DemoPort.IMAPS),
                        DemoAccounts.ALICE,
                        DemoAccounts.PASSWORD,
                        folder.resolve("data/tls/cert.pem"),
                        maildir,
                        maildir);
    }

    private static Path fileWith(Path maildir, String text) throws IOException {
        try (Stream<Path> files =
                Stream.concat(
                        Files.list(maildir.resolve("new")), Files.list(maildir.resolve("cur")))) {
            List<Path> found = files.filter(file -> read(file).contains(text)).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private static String read(Path file) {
        try {
            return text(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
