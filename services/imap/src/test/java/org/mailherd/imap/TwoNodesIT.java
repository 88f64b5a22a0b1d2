package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens on one node is told by another at once: notices go over Redis. */
class TwoNodesIT {
    private static final TestImap HERE = TestImap.shared();
    private static final String MAIL = "Subject: one\r\n\r\n";

    private static final int MANY = 12;
    private static TestImap there;

    @BeforeAll
    static void start() {
        there = HERE.beside();
    }

    @AfterAll
    static void stop() {
        there.stop();
    }

    @Test
    void idleTellsArrivalsFlagsAndExpungesOfAnotherNode() throws IOException {
        String address = HERE.newMailbox();
        try (ImapClient idle = ImapClient.login(HERE, address);
                ImapClient other = ImapClient.login(there, address)) {
            idle.ok("SELECT INBOX");
            other.ok("SELECT INBOX");
            idle.send("i IDLE\r\n");
            assertThat(idle.line()).isEqualTo("+ idling");
            other.append("INBOX", "", MAIL);
            assertThat(idle.line()).isEqualTo("* 1 EXISTS");
            assertThat(idle.line()).matches("\\* [01] RECENT");
            other.ok("STORE 1 +FLAGS.SILENT (\\Flagged $Work)");
            assertThat(idle.line()).startsWith("* FLAGS (").contains("$Work");
            assertThat(idle.line()).startsWith("* OK [PERMANENTFLAGS");
            assertThat(idle.line()).startsWith("* 1 FETCH (FLAGS (\\Flagged $Work");
            other.ok("STORE 1 +FLAGS.SILENT (\\Deleted)");
            assertThat(idle.line()).startsWith("* 1 FETCH (FLAGS (\\Flagged \\Deleted $Work");
            other.ok("EXPUNGE");
            assertThat(idle.line()).isEqualTo("* 1 EXPUNGE");
            idle.send("DONE\r\n");
            assertThat(idle.untilTag("i").getLast()).contains("OK");
        }
    }

    /** Every change is told once: neither lost between the nodes nor told again by both ways. */
    @Test
    void idleOnBothNodesHearsEachChangeOnce() throws IOException {
        String address = HERE.newMailbox();
        try (ImapClient near = ImapClient.login(HERE, address);
                ImapClient far = ImapClient.login(there, address);
                ImapClient actor = ImapClient.login(there, address)) {
            List<ImapClient> idlers = List.of(near, far);
            for (ImapClient idler : idlers) {
                idler.ok("SELECT INBOX");
                idler.send("i IDLE\r\n");
                assertThat(idler.line()).isEqualTo("+ idling");
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(actor.append("INBOX", "", MAIL)).contains(" OK ");
            }
            for (ImapClient idler : idlers) {
                hearsAllCome(idler);
            }
            actor.ok("SELECT INBOX");
            actor.ok("STORE 1:* +FLAGS.SILENT (\\Flagged)");
            actor.ok("STORE 1:* +FLAGS.SILENT (\\Deleted)");
            actor.ok("EXPUNGE");
            for (ImapClient idler : idlers) {
                hearsAllGo(idler);
                idler.send("DONE\r\n");
                // Which of the two a message was recent in, is chance; none is any more.
                assertThat(idler.untilTag("i"))
                        .filteredOn(line -> !line.equals("* 0 RECENT"))
                        .hasSize(1);
            }
        }
    }

    /** One that goes before anybody has told the idler of it is never told. */
    private static void hearsAllCome(ImapClient idler) throws IOException {
        int exists = 0;
        while (exists < MANY) {
            String line = idler.line();
            if (line.endsWith(" EXISTS")) {
                int now = Integer.parseInt(line.split(" ")[1]);
                assertThat(now).isGreaterThan(exists).isLessThanOrEqualTo(MANY);
                exists = now;
            }
        }
    }

    private static void hearsAllGo(ImapClient idler) throws IOException {
        int expunged = 0;
        Map<String, Integer> told = new HashMap<>();
        while (expunged < MANY) {
            String line = idler.line();
            assertThat(line).doesNotEndWith(" EXISTS");
            if (line.contains(" FETCH (FLAGS (")) {
                told.merge(line.replace(" \\Recent", ""), 1, Integer::sum);
            } else if (line.endsWith(" EXPUNGE")) {
                expunged++;
            }
        }
        // States between may be passed over; none is told twice.
        assertThat(told.values()).allMatch(count -> count == 1);
    }

    @Test
    void notifyTellsFoldersAndCountersOfAnotherNode() throws IOException {
        String address = HERE.newMailbox();
        try (ImapClient told = ImapClient.login(HERE, address);
                ImapClient other = ImapClient.login(there, address)) {
            told.ok(
                    "NOTIFY SET (personal (MessageNew MessageExpunge MailboxName"
                            + " SubscriptionChange))");
            other.ok("CREATE Elsewhere");
            assertThat(told.line()).isEqualTo("* LIST (\\HasNoChildren) \"/\" \"Elsewhere\"");
            other.append("Elsewhere", "", MAIL);
            assertThat(told.line()).startsWith("* STATUS \"Elsewhere\" (MESSAGES 1 UIDNEXT 2");
            other.ok("SUBSCRIBE Elsewhere");
            assertThat(told.line()).contains("\\Subscribed").endsWith("\"Elsewhere\"");
            other.ok("RENAME Elsewhere Nowhere");
            assertThat(told.line()).endsWith("\"Nowhere\" (\"OLDNAME\" (\"Elsewhere\"))");
            other.ok("DELETE Nowhere");
            assertThat(told.line()).startsWith("* LIST (\\NonExistent").endsWith("\"Nowhere\"");
        }
    }
}
