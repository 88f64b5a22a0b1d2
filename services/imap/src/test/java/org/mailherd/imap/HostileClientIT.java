package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.CommandLoop;
import org.mailherd.imap.session.Commands;
import org.mailherd.imap.session.LoginDeadline;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.tls.TlsContext;

/** What strangers try, over real sockets: cases 3, 6, 9, 10 and 11 of the threat list. */
class HostileClientIT {
    private static TestImap imap;

    @BeforeAll
    static void start() {
        imap =
                TestImap.start(
                        Map.of(
                                "mailherd.imap.plaintext-login", "false",
                                "mailherd.imap.max-compressed", "1",
                                "mailherd.login.failure-delay", "200ms"));
    }

    @AfterAll
    static void stop() {
        imap.stop();
    }

    @Test
    void passwordsAreNotTakenInClearText() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            assertThat(client.command("CAPABILITY").getFirst())
                    .contains("STARTTLS")
                    .contains("LOGINDISABLED")
                    .doesNotContain("AUTH=");
            assertThat(client.command("LOGIN a@alpha.test b").getLast())
                    .contains("NO [PRIVACYREQUIRED]");
            assertThat(client.command("AUTHENTICATE PLAIN AGEAYg==").getLast())
                    .contains("NO [PRIVACYREQUIRED]");
        }
    }

    @Test
    void logsInOverStartTlsAndOverTls() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient client = ImapClient.connect(imap)) {
            client.ok("STARTTLS");
            try (ImapClient secure = TlsClient.over(client)) {
                assertThat(secure.command("CAPABILITY").getFirst())
                        .contains("AUTH=PLAIN")
                        .doesNotContain("STARTTLS")
                        .doesNotContain("LOGINDISABLED");
                secure.ok("LOGIN " + address + " " + TestImap.PASSWORD);
            }
        }
        try (ImapClient secure = TlsClient.connect(imap.tlsPort())) {
            secure.line();
            secure.ok("AUTHENTICATE PLAIN " + plain("\0" + address + "\0" + TestImap.PASSWORD));
        }
    }

    /** CVE-2021-38542, CVE-2021-33515: plain text sent behind STARTTLS was run inside TLS. */
    @Test
    void cve202138542CommandsBehindStartTlsAreNeverRun() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            client.send("a STARTTLS\r\nb NOOP\r\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** CVE-2024-37358. */
    @Test
    void cve202437358StrangersGetNoLargeLiteral() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            assertThat(client.command("ID (\"a\" {4294967295}").getLast()).contains("BAD");
            client.send("b ID (\"a\" {4294967295+}\r\n");
            assertThat(client.line()).isEqualTo("* BYE Literal too large");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** CVE-2024-34055. */
    @Test
    void cve202434055StrangersMayNotSendManyLiterals() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            client.send("a ID (" + "{1+}\r\nx ".repeat(100) + ")\r\n");
            assertThat(client.line()).startsWith("a BAD");
            client.send("b NOOP\r\n");
            assertThat(client.untilTag("b").getLast()).contains("OK");
        }
    }

    @Test
    void strangersMaySendSixtyFourKibibytesInAll() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            String noop = "a NOOP " + "x".repeat(4000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                client.send(noop);
            }
            assertThat(client.untilTag("*").getLast()).startsWith("* BYE Too much before login");
        }
    }

    /** CVE-2021-40111, case 6: a line without end. */
    @Test
    void cve202140111EndlessLineEndsTheConnection() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            client.send("x".repeat(20_000));
            assertThat(client.line()).isEqualTo("* BYE Line too long");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void bareLineFeedsEndNoCommand() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            client.send("a NOOP\nb NOOP\r\n");
            assertThat(client.line()).isEqualTo("* BAD Lines end in CR LF");
            assertThat(client.line()).isEqualTo("b OK NOOP completed");
        }
    }

    /** On a listener of its own, for the others need time to log in. */
    @Test
    void slowTalkersAreCutOffAtTheLoginDeadline() throws Exception {
        try (LoginDeadline deadline = new LoginDeadline(Duration.ofSeconds(1))) {
            ConnectionServer server = impatient(deadline);
            server.start();
            try (Socket client = new Socket("127.0.0.1", server.port())) {
                await().atMost(Duration.ofMinutes(1)).until(() -> isCutOff(client));
            } finally {
                server.stop();
            }
        }
    }

    private static ConnectionServer impatient(LoginDeadline deadline) {
        CommandLoop loop =
                new CommandLoop(
                        imap.bean(Commands.class),
                        imap.bean(Capabilities.class),
                        imap.bean(ChangeTeller.class),
                        deadline,
                        imap.bean(CommandLoop.Settings.class));
        Listener listener = Listener.plain("impatient", "127.0.0.1", 0);
        return new ConnectionServer(listener, imap.bean(TlsContext.class), loop);
    }

    /** Keeps talking all the while. */
    private static boolean isCutOff(Socket client) {
        try {
            client.getOutputStream().write('x');
            client.setSoTimeout(100);
            while (client.getInputStream().read() >= 0) {
                // The greeting.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aProgramThatSpeaksSomethingElseIsSentAway() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            client.send("GET / HTTP/1.1\r\n".repeat(30));
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void wrongPasswordAndUnknownNameLookAlikeAndTakeLong() throws Exception {
        String address = imap.newMailbox();
        List<String> names = List.of(address, "nobody-here@alpha.test");
        for (String name : names) {
            try (ImapClient client = TlsClient.connect(imap.tlsPort())) {
                client.line();
                long start = System.nanoTime();
                assertThat(client.command("LOGIN " + name + " wrong").getLast())
                        .contains("NO [AUTHENTICATIONFAILED] Wrong user name or password");
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
            }
        }
    }

    @Test
    void onlySoManyConnectionsAreCompressed() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient one = loggedIn(address);
                ImapClient two = loggedIn(address)) {
            one.ok("COMPRESS DEFLATE");
            assertThat(two.command("COMPRESS DEFLATE").getLast()).contains("NO [LIMIT]");
            one.close();
            await().untilAsserted(() -> two.ok("COMPRESS DEFLATE"));
        }
    }

    private static ImapClient loggedIn(String address) throws IOException {
        ImapClient client = TlsClient.connect(imap.tlsPort());
        client.line();
        client.ok("LOGIN " + address + " " + TestImap.PASSWORD);
        return client;
    }

    private static String plain(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
