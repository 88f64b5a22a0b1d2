package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HexFormat;
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

/** Two replicas by mbsync, one by offlineimap: all of them agree with the server in the end. */
@Tag("system")
class SyncingClientsIT {
    private static final int LARGE = 20_000_000;

    /** Entwürfe, in the modified UTF-7 of RFC 3501 5.1.3. */
    private static final String DRAFTS = "Entw&APw-rfe";

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
    void twoReplicasOfMbsyncAgreeOnFlagsDeletionsFoldersAndALargeMail() throws Exception {
        try (ImapClient client = new Mailbox(demo, DemoAccounts.ALICE).open()) {
            for (String id : List.of("keep", "flag", "remove")) {
                client.append(
                        "INBOX", Messages.plain(DemoAccounts.BOB, DemoAccounts.ALICE, "two-" + id));
            }
            client.append("INBOX", large());
            client.command("CREATE " + DRAFTS);
            client.append(
                    DRAFTS, Messages.plain(DemoAccounts.ALICE, DemoAccounts.BOB, "two-draft"));
        }
        Path one = replica("one");
        Path two = replica("two");
        sync(one);
        sync(two);
        assertThat(Files.size(mail(two, "INBOX", "two-large"))).isGreaterThan(LARGE);
        assertThat(mail(two, drafts(two), "two-draft")).exists();

        Path flagged = mail(one, "INBOX", "two-flag");
        Files.move(flagged, withFlags(flagged, "FS"));
        Path removed = mail(two, "INBOX", "two-remove");
        Files.move(removed, withFlags(removed, "T"));
        Files.createDirectories(one.resolve("mail/Neu/cur"));
        Files.createDirectories(one.resolve("mail/Neu/new"));
        Files.createDirectories(one.resolve("mail/Neu/tmp"));
        Files.writeString(
                one.resolve("mail/Neu/new/1700000000.1.here"),
                "Subject: two-new\n\nfrom replica one\n");
        for (Path replica : List.of(one, two, one)) {
            sync(replica);
        }

        for (Path replica : List.of(one, two)) {
            assertThat(mail(replica, "INBOX", "two-flag").getFileName().toString()).endsWith("FS");
            assertThat(mails(replica, "INBOX", "two-remove")).isEmpty();
            assertThat(mail(replica, "Neu", "two-new")).exists();
        }
        assertThat(new Mailbox(demo, DemoAccounts.ALICE).subjects())
                .anyMatch(subject -> subject.contains("two-keep"))
                .noneMatch(subject -> subject.contains("two-remove"));
    }

    @Test
    void mbsyncMissesNothingWhileMailArrives() throws Exception {
        Path replica = replica("arriving");
        int messages = 40;
        Thread arriving = Thread.ofVirtual().start(() -> append(messages));
        while (arriving.isAlive()) {
            sync(replica);
        }
        sync(replica);
        assertThat(mails(replica, "INBOX", "arriving-")).hasSize(messages);
    }

    private static void append(int messages) {
        try (ImapClient client = new Mailbox(demo, DemoAccounts.ALICE).open()) {
            for (int i = 0; i < messages; i++) {
                client.append(
                        "INBOX",
                        Messages.plain(DemoAccounts.BOB, DemoAccounts.ALICE, "arriving-" + i));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void offlineimapSynchronizesBothWays() throws Exception {
        try (ImapClient client = new Mailbox(demo, DemoAccounts.BOB).open()) {
            client.append(
                    "INBOX", Messages.plain(DemoAccounts.ALICE, DemoAccounts.BOB, "offline-down"));
            client.command("CREATE " + DRAFTS);
        }
        Path home = Files.createDirectories(folder.resolve("offlineimap"));
        Path settings = Files.writeString(home.resolve("offlineimaprc"), offlineimaprc(home));
        String[] run = {
            "env", "HOME=" + home, "offlineimap", "-o", "-u", "basic", "-c", settings.toString()
        };
        Tool.run(run);
        Path pulled = only(home.resolve("mail/INBOX"), "offline-down");
        Files.move(pulled, withFlags(pulled, "FS"));
        Files.writeString(
                home.resolve("mail/INBOX/new/1700000000_0.1.here,U=,FMD5=:2,"),
                "Subject: offline-up\n\nfrom here\n");
        Tool.run(run);
        try (ImapClient client = new Mailbox(demo, DemoAccounts.BOB).open()) {
            client.select("INBOX");
            assertThat(client.command("SEARCH FLAGGED SEEN SUBJECT \"offline-down\"").text())
                    .containsPattern("SEARCH \\d+");
            assertThat(client.command("SEARCH SUBJECT \"offline-up\"").text())
                    .containsPattern("SEARCH \\d+");
        }
    }

    private static String offlineimaprc(Path home) throws Exception {
        Certificate certificate;
        try (var in = Files.newInputStream(folder.resolve("data/tls/cert.pem"))) {
            certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        String fingerprint =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-1")
                                        .digest(certificate.getEncoded()));
        return """
        [general]
        accounts = bob
        metadata = %s/metadata
        [Account bob]
        localrepository = here
        remoterepository = there
        [Repository here]
        type = Maildir
        localfolders = %s/mail
        [Repository there]
        type = IMAP
        remotehost = localhost
        remoteport = %d
        ssl = yes
        cert_fingerprint = %s
        remoteuser = %s
        remotepass = %s
        """
                .formatted(
                        home,
                        home,
                        demo.port(DemoPort.IMAPS),
                        fingerprint,
                        DemoAccounts.BOB,
                        DemoAccounts.PASSWORD);
    }

    private static byte[] large() {
        byte[] line = new byte[998];
        Arrays.fill(line, (byte) 'x');
        StringBuilder text = new StringBuilder("Subject: two-large\r\n\r\n");
        String repeated = new String(line, StandardCharsets.US_ASCII) + "\r\n";
        text.append(repeated.repeat(LARGE / repeated.length() + 25));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Path replica(String name) throws IOException {
        Path home = Files.createDirectories(folder.resolve("mbsync-" + name));
        Files.createDirectories(home.resolve("mail"));
        Files.writeString(
                home.resolve("mbsyncrc"),
                """
                IMAPStore remote
                Host localhost
                Port %d
                User %s
                Pass %s
                SSLType IMAPS
                CertificateFile %s

                MaildirStore local
                Path %s/mail/
                Inbox %s/mail/INBOX
                SubFolders Verbatim

                Channel all
                Far :remote:
                Near :local:
                Patterns *
                Create Both
                Expunge Both
                SyncState %s/
                """
                        .formatted(
                                demo.port(DemoPort.IMAPS),
                                DemoAccounts.ALICE,
                                DemoAccounts.PASSWORD,
                                folder.resolve("data/tls/cert.pem"),
                                home,
                                home,
                                Files.createDirectories(home.resolve("state"))));
        return home;
    }

    private static void sync(Path replica) throws Exception {
        Tool.run("mbsync", "-c", replica.resolve("mbsyncrc").toString(), "all");
    }

    /** Versions of mbsync differ in how they write the name. */
    private static String drafts(Path replica) throws IOException {
        try (Stream<Path> folders = Files.list(replica.resolve("mail"))) {
            return folders.map(one -> one.getFileName().toString())
                    .filter(name -> name.startsWith("Entw"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path mail(Path replica, String name, String text) throws IOException {
        return only(replica.resolve("mail").resolve(name), text);
    }

    private static Path only(Path maildir, String text) throws IOException {
        List<Path> found = mailsIn(maildir, text);
        assertThat(found).as(text + " in " + maildir).hasSize(1);
        return found.getFirst();
    }

    private static List<Path> mails(Path replica, String name, String text) throws IOException {
        return mailsIn(replica.resolve("mail").resolve(name), text);
    }

    private static List<Path> mailsIn(Path maildir, String text) throws IOException {
        try (Stream<Path> files =
                Stream.concat(
                        Files.list(maildir.resolve("new")), Files.list(maildir.resolve("cur")))) {
            return files.filter(file -> head(file).contains(text)).toList();
        }
    }

    private static String head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The name of a maildir's file with these flags, in cur. */
    private static Path withFlags(Path file, String flags) {
        String name = file.getFileName().toString().replaceAll(":2,.*", "") + ":2," + flags;
        return file.getParent().resolveSibling("cur").resolve(name);
    }
}
