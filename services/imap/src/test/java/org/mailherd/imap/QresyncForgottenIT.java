package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RFC 7162 3.2.5.2: resynchronizing when the server no longer knows what went since when. */
class QresyncForgottenIT {
    private final TestImap imap = TestImap.shared();
    private ImapClient client;
    private String known;
    private String modseq;

    /** Of messages 1 to 6 the second and the fourth went, and the log of it went too. */
    @BeforeEach
    void forget() throws IOException {
        client = ImapClient.login(imap, imap.newMailbox());
        for (int i = 0; i < 6; i++) {
            client.append("INBOX", "", "Subject: x\r\n\r\n");
        }
        client.ok("ENABLE QRESYNC");
        List<String> told = client.ok("SELECT INBOX");
        modseq = code("HIGHESTMODSEQ", told);
        known = code("UIDVALIDITY", told) + " " + modseq;
        client.ok("UID STORE 2,4 +FLAGS.SILENT (\\Deleted)");
        client.ok("EXPUNGE");
        String folder = code("MAILBOXID \\(F", told);
        imap.bean(JdbcClient.class)
                .sql("UPDATE folder SET log_start = highest_modseq + 1 WHERE id = ?")
                .param(Long.parseLong(folder))
                .update();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private static String code(String name, List<String> lines) {
        for (String line : lines) {
            Matcher match = Pattern.compile("\\* OK \\[" + name + " ?(\\d+).*").matcher(line);
            if (match.matches()) {
                return match.group(1);
            }
        }
        throw new AssertionError(name + " in " + lines);
    }

    private List<String> vanished(String command) throws IOException {
        return client.ok(command).stream()
                .filter(line -> line.startsWith("* VANISHED"))
                .map(line -> line.substring("* VANISHED ".length()))
                .toList();
    }

    private List<String> select(String more) throws IOException {
        return vanished("SELECT INBOX (QRESYNC (" + known + more + "))");
    }

    @Test
    void whatMayHaveGoneIsToldAndNothingThatNeverWas() throws IOException {
        assertThat(select("")).containsExactly("(EARLIER) 2,4");
        assertThat(select(" 1:100")).containsExactly("(EARLIER) 2,4");
    }

    @Test
    void onlyUidsThatTheClientKnowsAreTold() throws IOException {
        assertThat(select(" 1:3")).containsExactly("(EARLIER) 2");
        assertThat(select(" 1,3,5:6")).isEmpty();
    }

    @Test
    void numbersThatStillMatchNeedNoTelling() throws IOException {
        assertThat(select(" 1:6 (1,2 1,3)")).containsExactly("(EARLIER) 4");
        assertThat(select(" 1:6 (1:4 1,3,5:6)")).isEmpty();
        assertThat(select(" 1:6 (1:2 1:2)")).containsExactly("(EARLIER) 2,4");
        assertThat(select(" 3:6 (2 3)")).containsExactly("(EARLIER) 4");
    }

    @Test
    void uidFetchTellsOfTheUidsItNames() throws IOException {
        client.ok("SELECT INBOX");
        String since = " (FLAGS) (CHANGEDSINCE " + modseq + " VANISHED)";
        assertThat(vanished("UID FETCH 1:6" + since)).containsExactly("(EARLIER) 2,4");
        assertThat(vanished("UID FETCH 3:*" + since)).containsExactly("(EARLIER) 4");
        assertThat(vanished("UID FETCH 5" + since)).isEmpty();
    }

    @Test
    void anotherUidValidityMakesAllOfItVoid() throws IOException {
        assertThat(vanished("SELECT INBOX (QRESYNC (4294967295 " + modseq + "))")).isEmpty();
    }
}
