package org.mailherd.imap.managesieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.TestImap;
import org.mailherd.imap.TlsClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every command of RFC 5804 with the real service. */
class ManageSieveIT {
    private static TestImap service;

    private String user;

    @BeforeAll
    static void start() {
        service =
                TestImap.start(
                        Map.of(
                                "mailherd.managesieve.plaintext-login",
                                "true",
                                "mailherd.managesieve.login-timeout",
                                "3s",
                                "mailherd.managesieve.quota.scripts",
                                "3",
                                "mailherd.managesieve.quota.script-size",
                                "2000B",
                                "mailherd.login.failure-delay",
                                "10ms"));
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    @BeforeEach
    void mailbox() {
        user = service.newMailbox();
    }

    private SieveClient login() throws IOException {
        return SieveClient.login(service, user);
    }

    @Test
    void greetsWithItsCapabilities() throws IOException {
        try (SieveClient client = SieveClient.connect(service)) {
            String capabilities = client.command("capability");
            assertThat(capabilities)
                    .contains("\"IMPLEMENTATION\" \"Mailherd\"")
                    .contains("\"SASL\" \"PLAIN SCRAM-SHA-256\"")
                    .containsPattern("\"SIEVE\" \".*fileinto.*vacation.*\"")
                    .contains("\"STARTTLS\"\n")
                    .contains("\"MAXREDIRECTS\" \"4\"")
                    .contains("\"UNAUTHENTICATE\"\n")
                    .contains("\"VERSION\" \"1.0\"")
                    .doesNotContain("OWNER")
                    .endsWith("OK");
            client.ok(
                    "AUTHENTICATE \"PLAIN\" \""
                            + SieveClient.plain(user, TestImap.PASSWORD)
                            + "\"");
            assertThat(client.command("CAPABILITY"))
                    .contains("\"OWNER\" \"" + user + "\"")
                    .contains("\"SASL\" \"PLAIN SCRAM-SHA-256\"")
                    .doesNotContain("STARTTLS");
        }
    }

    @Test
    void keepsScriptsFromFirstToLast() throws IOException {
        try (SieveClient client = login()) {
            assertThat(client.command("LISTSCRIPTS")).isEqualTo("OK");
            assertThat(client.command("HAVESPACE \"a\" 1999")).startsWith("OK");
            assertThat(client.command("HAVESPACE \"a\" 2001")).startsWith("NO (QUOTA/MAXSIZE)");
            client.ok("PUTSCRIPT \"a\" " + SieveClient.literal("keep; # \u20ac\r\n"));
            client.ok("putscript {1+}\r\nb \"stop;\"");
            client.ok("SETACTIVE \"a\"");
            assertThat(client.command("LISTSCRIPTS")).isEqualTo("\"a\" ACTIVE\n\"b\"\nOK");
            assertThat(client.command("GETSCRIPT \"a\"")).startsWith("{13}\r\nkeep; # \u20ac\r\n");
            assertThat(client.command("DELETESCRIPT \"a\"")).startsWith("NO (ACTIVE)");
            assertThat(client.command("RENAMESCRIPT \"a\" \"b\"")).startsWith("NO (ALREADYEXISTS)");
            client.ok("RENAMESCRIPT \"a\" \"z\"");
            assertThat(client.command("LISTSCRIPTS")).isEqualTo("\"b\"\n\"z\" ACTIVE\nOK");
            client.ok("SETACTIVE \"\"");
            client.ok("DELETESCRIPT \"z\"");
            for (String command :
                    List.of(
                            "GETSCRIPT \"x\"",
                            "SETACTIVE \"x\"",
                            "DELETESCRIPT \"x\"",
                            "RENAMESCRIPT \"x\" \"y\"")) {
                assertThat(client.command(command)).startsWith("NO (NONEXISTENT)");
            }
            assertThat(client.command("NOOP \"tag\"")).startsWith("OK (TAG \"tag\")");
            assertThat(client.command("UNAUTHENTICATE")).startsWith("OK");
            assertThat(client.command("LISTSCRIPTS")).startsWith("NO");
            assertThat(client.command("LOGOUT")).startsWith("OK");
        }
    }

    @Test
    void saysWhereAScriptIsWrong() throws IOException {
        try (SieveClient client = login()) {
            assertThat(client.command("CHECKSCRIPT " + SieveClient.literal("keep;\r\n  foo;\r\n")))
                    .startsWith("NO ")
                    .contains("line 2, column 3");
            assertThat(client.command("PUTSCRIPT \"a\" \"fileinto \\\"x\\\";\""))
                    .startsWith("NO ")
                    .contains("line 1");
            assertThat(client.command("LISTSCRIPTS")).isEqualTo("OK");
            assertThat(client.command("CHECKSCRIPT \"keep;\"")).startsWith("OK");
            for (String command : List.of("CHECKSCRIPT ", "PUTSCRIPT \"a\" ")) {
                assertThat(client.command(command + "\"stop; keep;\""))
                        .isEqualTo("OK (WARNINGS) \"line 1, column 7: 'keep' is never reached\"");
            }
        }
    }

    @Test
    void case22QuotaByScripts() throws IOException {
        try (SieveClient client = login()) {
            String large = "#" + "x".repeat(2000) + "\r\n";
            assertThat(client.command("PUTSCRIPT \"a\" " + SieveClient.literal(large)))
                    .startsWith("NO (QUOTA/MAXSIZE)");
            assertThat(client.command("CHECKSCRIPT " + SieveClient.literal(large)))
                    .startsWith("OK");
            assertThat(client.command("CHECKSCRIPT " + SieveClient.literal(large.repeat(1000))))
                    .isEqualTo("NO \"The script is too large to be read\"");
            for (String name : List.of("a", "b", "c")) {
                client.ok("PUTSCRIPT \"" + name + "\" \"keep;\"");
            }
            assertThat(client.command("PUTSCRIPT \"d\" \"keep;\""))
                    .startsWith("NO (QUOTA/MAXSCRIPTS)");
            assertThat(client.command("HAVESPACE \"d\" 1")).startsWith("NO (QUOTA/MAXSCRIPTS)");
        }
    }

    @Test
    void case20Cve202140525ScriptNamesAreNoWayThroughAFileSystem() throws IOException {
        try (SieveClient client = login()) {
            for (String name :
                    List.of("../../etc/x", "..", ".", "a/b", "a\\\\b", "\u2028", "", "x\u0085")) {
                assertThat(client.command("PUTSCRIPT \"" + name + "\" \"keep;\"")).startsWith("NO");
                assertThat(client.command("HAVESPACE \"" + name + "\" 1")).startsWith("NO");
                assertThat(client.command("GETSCRIPT \"" + name + "\"")).startsWith("NO");
                assertThat(client.command("RENAMESCRIPT \"x\" \"" + name + "\"")).startsWith("NO");
            }
            String odd = "G\u00f6tter '; DROP TABLE sieve_script; --";
            client.ok("PUTSCRIPT \"" + odd + "\" \"keep;\"");
            assertThat(client.command("LISTSCRIPTS")).contains(odd);
        }
    }

    @Test
    void nobodyElseSeesAScript() throws IOException {
        try (SieveClient client = login()) {
            client.ok("PUTSCRIPT \"mine\" \"keep;\"");
        }
        try (SieveClient other = SieveClient.login(service, service.newMailbox())) {
            assertThat(other.command("GETSCRIPT \"mine\"")).startsWith("NO (NONEXISTENT)");
        }
    }

    @Test
    void refusesWrongPasswordsAndMailboxesWithoutSieve() throws IOException {
        try (SieveClient client = SieveClient.connect(service)) {
            assertThat(client.command("LISTSCRIPTS")).startsWith("NO");
            assertThat(
                            client.command(
                                    "AUTHENTICATE \"PLAIN\" \""
                                            + SieveClient.plain(user, "x")
                                            + "\""))
                    .startsWith("NO");
            assertThat(client.command("AUTHENTICATE \"FOO\"")).startsWith("NO");
            service.bean(JdbcClient.class)
                    .sql("UPDATE mailbox SET sieve_access = FALSE WHERE username = ?")
                    .param(user)
                    .update();
            assertThat(
                            client.command(
                                    "AUTHENTICATE \"PLAIN\" \""
                                            + SieveClient.plain(user, TestImap.PASSWORD)
                                            + "\""))
                    .startsWith("NO");
        }
    }

    @Test
    void takesTheResponseAfterAChallengeAndACancel() throws IOException {
        try (SieveClient client = SieveClient.connect(service)) {
            client.send("AUTHENTICATE \"PLAIN\"\r\n");
            assertThat(client.line()).isEqualTo("\"\"");
            client.send("\"*\"\r\n");
            assertThat(client.answer()).startsWith("NO");
            client.send("AUTHENTICATE \"PLAIN\"\r\n");
            client.line();
            client.send(SieveClient.literal(SieveClient.plain(user, TestImap.PASSWORD)) + "\r\n");
            assertThat(client.answer()).startsWith("OK");
        }
    }

    @Test
    void startsTlsAndTellsItsCapabilitiesAgain() throws Exception {
        try (SieveClient plain = SieveClient.connect(service)) {
            assertThat(plain.command("STARTTLS")).startsWith("OK");
            try (SSLSocket tls = TlsClient.secured(plain.socket());
                    SieveClient client = new SieveClient(tls)) {
                assertThat(client.answer())
                        .contains("SCRAM-SHA-256-PLUS")
                        .doesNotContain("\"STARTTLS\"");
                assertThat(client.command("STARTTLS")).startsWith("NO");
                client.ok(
                        "AUTHENTICATE \"PLAIN\" \""
                                + SieveClient.plain(user, TestImap.PASSWORD)
                                + "\"");
            }
        }
    }

    @Test
    void case3ClearTextBehindStartTlsEndsTheConnection() throws IOException {
        try (SieveClient client = SieveClient.connect(service)) {
            client.send(
                    "STARTTLS\r\nAUTHENTICATE \"PLAIN\" \""
                            + SieveClient.plain(user, TestImap.PASSWORD)
                            + "\"\r\n");
            assertThat(isClosed(client.socket())).isTrue();
        }
    }

    @Test
    void case6AStrangerMaySendFewOctets() throws IOException {
        for (String bomb :
                List.of(
                        "AUTHENTICATE {4294967295+}\r\n",
                        "AUTHENTICATE {99999999999999999999+}\r\n",
                        "PUTSCRIPT \"a\" {5000+}\r\n" + "x".repeat(5000),
                        "x".repeat(70_000),
                        "NOOP\r\n".repeat(12_000))) {
            try (SieveClient client = SieveClient.connect(service)) {
                client.send(bomb);
                assertThat(isClosed(client.socket())).isTrue();
            } catch (SocketException _) {
                // reset while we were still sending
            }
        }
    }

    @Test
    void case9WhoDripsIsCutOffInTime() throws IOException {
        try (SieveClient client = SieveClient.connect(service)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        try {
                            client.send("N");
                            return false;
                        } catch (IOException _) {
                            return true;
                        }
                    });
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(15_000);
        try {
            while (socket.getInputStream().read() >= 0) {
                // what was on its way
            }
            return true;
        } catch (SocketException _) {
            return true;
        }
    }
}
