package org.mailherd.imap.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.TestImap;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/** Sessions with the real service. */
class Pop3IT {
    private static TestImap service;

    private String user;
    private long inbox;

    @BeforeAll
    static void start() {
        service = TestImap.start(Map.of("mailherd.pop3.plaintext-login", "true"));
    }

    @BeforeEach
    void mailbox() {
        user = service.newMailbox();
        long mailbox =
                service.bean(MailboxDirectory.class)
                        .find(MailAddress.parse(user))
                        .orElseThrow()
                        .mailboxId();
        inbox = service.bean(FolderStore.class).require(mailbox, FolderName.INBOX).id();
    }

    private void append(String message) {
        MessageStore messages = service.bean(MessageStore.class);
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        messages.append(
                inbox,
                QuotaLimit.NONE,
                messages.stage(new ByteArrayInputStream(octets)),
                Flags.NONE,
                Instant.EPOCH);
    }

    private FolderSnapshot now() {
        return service.bean(SnapshotStore.class).current(inbox);
    }

    private static String talk(Socket socket, String sent) throws IOException {
        try (socket) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String session(String... commands) throws IOException {
        String login = "USER " + user + "\r\nPASS " + TestImap.PASSWORD + "\r\n";
        String all =
                talk(
                        new Socket("127.0.0.1", service.port("pop3Server")),
                        login + String.join("\r\n", commands) + "\r\nQUIT\r\n");
        assertThat(all)
                .startsWith("+OK Mailherd POP3 ready\r\n+OK Send the password\r\n+OK Logged in");
        List<String> lines = Arrays.asList(all.split("\r\n", -1));
        return String.join("\r\n", lines.subList(3, lines.size()));
    }

    @Test
    void listsAndRetrievesWithDotsStuffed() throws IOException {
        append("Subject: a\r\n\r\n.dot\r\nline 2\r\nline 3");
        append("Subject: b\r\n\r\n\u00e4\r\n");
        assertThat(session("STAT", "LIST", "LIST 2", "LIST 3", "RETR 1", "TOP 1 1", "TOP 2 0"))
                .isEqualTo(
                        """
                        +OK 2 51
                        +OK 2 messages (51 octets)
                        1 34
                        2 17
                        .
                        +OK 2 17
                        -ERR No such message
                        +OK 34 octets
                        Subject: a

                        ..dot
                        line 2
                        line 3
                        .
                        +OK 34 octets
                        Subject: a

                        ..dot
                        .
                        +OK 17 octets
                        Subject: b

                        .
                        +OK Bye
                        """
                                .replace("\n", "\r\n"));
        assertThat(now().flags(0).names()).containsExactly("\\Seen");
        assertThat(now().flags(1).names()).isEmpty();
    }

    @Test
    void deletesAtQuitOnlyAndKeepsUniqueIds() throws IOException {
        append("Subject: a\r\n\r\n");
        append("Subject: b\r\n\r\n");
        String ids = session("UIDL", "DELE 1", "RSET");
        assertThat(now().size()).isEqualTo(2);
        String after = session("DELE 1", "DELE 1", "RETR 1", "STAT");
        assertThat(after)
                .startsWith(
                        "+OK Deleted at QUIT\r\n-ERR No such message\r\n-ERR No such message\r\n+OK 1 14");
        assertThat(now().size()).isEqualTo(1);
        String secondId = ids.split("\r\n")[2].substring(2);
        assertThat(session("UIDL 1")).startsWith("+OK 1 " + secondId);
    }

    @Test
    void aConnectionThatIsCutDeletesNothing() throws IOException {
        append("Subject: a\r\n\r\n");
        Socket socket = new Socket("127.0.0.1", service.port("pop3Server"));
        socket.getOutputStream()
                .write(
                        ("USER " + user + "\r\nPASS " + TestImap.PASSWORD + "\r\nDELE 1\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        try (socket) {
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .contains("+OK Deleted at QUIT");
        }
        assertThat(now().size()).isEqualTo(1);
    }

    @Test
    void refusesAWrongPasswordAndKnowsPlain() throws IOException {
        String plain =
                Base64.getEncoder()
                        .encodeToString(
                                ("\0" + user + "\0" + TestImap.PASSWORD)
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(
                        talk(
                                new Socket("127.0.0.1", service.port("pop3Server")),
                                "STAT\r\nUSER "
                                        + user
                                        + "\r\nPASS wrong\r\nAUTH PLAIN\r\n"
                                        + plain
                                        + "\r\nSTAT\r\nQUIT\r\n"))
                .isEqualTo(
                        "+OK Mailherd POP3 ready\r\n-ERR Log in first\r\n+OK Send the password\r\n"
                                + "-ERR [AUTH] Wrong user name or password\r\n+ \r\n+OK Logged in, 0 messages\r\n+OK 0 0\r\n+OK Bye\r\n");
    }

    @Test
    void speaksTlsFromTheFirstOctet() throws Exception {
        Socket tls =
                trusting()
                        .getSocketFactory()
                        .createSocket("127.0.0.1", service.port("pop3sServer"));
        assertThat(talk(tls, "CAPA\r\nQUIT\r\n"))
                .contains("USER\r\nSASL PLAIN SCRAM-SHA-256")
                .doesNotContain("STLS");
    }

    /** RFC 1939 section 4: an exclusive lock, given back when the connection ends. */
    @Test
    void onlyOneSessionHasTheMaildrop() throws IOException {
        String login = "USER " + user + "\r\nPASS " + TestImap.PASSWORD + "\r\n";
        try (Socket first = new Socket("127.0.0.1", service.port("pop3Server"))) {
            first.getOutputStream().write((login + "NOOP\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    first.getInputStream(), StandardCharsets.US_ASCII));
            for (int line = 0; line < 4; line++) {
                assertThat(answers.readLine()).startsWith("+OK");
            }
            assertThat(
                            talk(
                                    new Socket("127.0.0.1", service.port("pop3Server")),
                                    login + "QUIT\r\n"))
                    .contains("-ERR [IN-USE] Another session has the maildrop\r\n+OK Bye");
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(session("STAT")).startsWith("+OK 0 0\r\n"));
    }

    @Test
    void aMessageThatEndsWithABareLineFeedIsStillEndedByCrlfDotCrlf() throws IOException {
        append("Subject: a\n\n.x\n");
        assertThat(session("RETR 1"))
                .isEqualTo("+OK 15 octets\r\nSubject: a\n\n..x\n\r\n.\r\n+OK Bye\r\n");
    }

    /** Case 11: the same answers for a mailbox and for none. */
    @Test
    void aNameThatIsNobodysIsAnsweredLikeAnyOther() throws IOException {
        String wrong = "\r\nPASS wrong\r\nQUIT\r\n";
        assertThat(
                        talk(
                                new Socket("127.0.0.1", service.port("pop3Server")),
                                "USER nobody@alpha.test" + wrong))
                .isEqualTo(
                        talk(
                                new Socket("127.0.0.1", service.port("pop3Server")),
                                "USER " + user + wrong));
    }

    @Test
    void aProgramThatSpeaksSomethingElseIsSentAway() throws IOException {
        assertThat(
                        talk(
                                new Socket("127.0.0.1", service.port("pop3Server")),
                                "GET / HTTP/1.1\r\n".repeat(30)))
                .endsWith("-ERR [SYS/PERM] Too many faulty commands\r\n");
    }

    @Test
    void cve202133515CommandsBehindStlsAreNotRun() throws IOException {
        String answer =
                talk(
                        new Socket("127.0.0.1", service.port("pop3Server")),
                        "STLS\r\nCAPA\r\nQUIT\r\n");
        assertThat(answer).startsWith("+OK Mailherd POP3 ready\r\n").doesNotContain("Capability");
    }

    private static SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        X509TrustManager anyone =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        context.init(null, new TrustManager[] {anyone}, null);
        return context;
    }
}
