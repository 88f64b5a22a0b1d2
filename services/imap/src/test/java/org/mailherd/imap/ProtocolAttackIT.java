package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other servers fell to, by the number it became known under. */
class ProtocolAttackIT {
    private final TestImap imap = TestImap.shared();

    /** CVE-2022-28220 (and CVE-2021-38542): a command behind STARTTLS, by whatever framing. */
    @Test
    void cve202228220LiteralsBehindStartTlsAreNeverRead() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            client.send("a STARTTLS\r\nb LOGIN {3+}\r\nabc {1+}\r\nx\r\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** CVE-2025-59028: Base64 that is none ended the login service for all. */
    @Test
    void cve202559028BadBase64EndsNothingButTheAttempt() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient client = ImapClient.connect(imap)) {
            for (String bad : new String[] {"!!!!", "AAA", "====", "AA=A", "\u00ff\u00fe"}) {
                assertThat(client.command("AUTHENTICATE PLAIN " + bad).getLast()).contains(" BAD ");
            }
            client.send("x AUTHENTICATE SCRAM-SHA-256\r\n");
            assertThat(client.line()).isEqualTo("+ ");
            client.send("%%%%\r\n");
            assertThat(client.line()).startsWith("x BAD ");
            client.ok("LOGIN " + address + " " + TestImap.PASSWORD);
        }
    }

    /** CVE-2026-27857: parentheses cost memory before login. */
    @Test
    void cve202627857ParenthesesOfStrangersGoTwoDeep() throws Exception {
        try (ImapClient client = ImapClient.connect(imap)) {
            assertThat(client.command("ID " + "(".repeat(7000)).getLast()).contains(" BAD ");
            assertThat(client.command("ID (((\"a\" \"b\")))").getLast()).contains(" BAD ");
            client.ok("NOOP");
        }
    }

    /** CVE-2025-61600: commands that were never finished filled the memory. */
    @Test
    void cve202561600UnfinishedCommandsAreCutOff() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient client = ImapClient.login(imap, address)) {
            client.ok("SELECT INBOX");
            assertThat(client.command("SEARCH " + "(".repeat(40) + "ALL").getLast())
                    .contains(" BAD ");
            StringBuilder literals = new StringBuilder("b SEARCH");
            for (int i = 0; i < 70; i++) {
                literals.append(" SUBJECT {1+}\r\nx");
            }
            client.send(literals + "\r\n");
            assertThat(client.untilTag("b").getLast()).contains(" BAD ");
            client.send("c SEARCH SUBJECT \"" + "x".repeat(70_000));
            assertThat(client.untilTag("*").getLast()).startsWith("* BYE Line too long");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** CVE-2021-40110: patterns that take a regular expression for ever. */
    @Test
    void cve202140110AwkwardPatternsTakeNoTime() throws Exception {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            client.ok("CREATE " + "a".repeat(200));
            long start = System.nanoTime();
            client.ok("LIST \"\" \"" + "*a%a".repeat(60) + "*b\"");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    /** Case 6: a literal whose size no machine has. */
    @Test
    void absurdLiteralSizesAreRefusedUnread() throws Exception {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            assertThat(client.command("APPEND INBOX {999999999999999999}").getLast())
                    .contains("NO [TOOBIG]");
            assertThat(client.command("APPEND INBOX {9999999999999999999999}").getLast())
                    .contains(" BAD ");
            assertThat(client.command("CREATE {70000}").getLast()).contains(" BAD ");
        }
    }

    /** Case 20: a folder's name is a word in a table, never a way to a file. */
    @Test
    void case20FolderNamesAreNoWayThroughAFileSystem() throws Exception {
        Path outside = Path.of(System.getProperty("java.io.tmpdir"), "way-" + UUID.randomUUID());
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox());
                ImapClient other = ImapClient.login(imap, imap.newMailbox())) {
            // NUL, a slash, a letter that needs no shift, a shift without end
            for (String trick : List.of("a&AAA-b", "a&AC8-b", "a&AGE-b", "a&AOQ", "&-&")) {
                assertThat(client.command("CREATE \"" + trick + "\"").getLast())
                        .as(trick)
                        .doesNotContain(" OK ");
            }
            for (String name : List.of("..", "../x", "a/../../b", "/etc/x", "../.." + outside)) {
                client.command("CREATE \"" + name + "\"");
                client.command("RENAME Trash \"" + name + "/y\"");
                client.ok("NOOP");
            }
            assertThat(outside).doesNotExist();
            assertThat(other.command("LIST \"\" \"*\"")).noneMatch(line -> line.contains(".."));
        }
    }
}
