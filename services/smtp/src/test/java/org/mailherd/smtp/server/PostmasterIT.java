package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** RFC 5321 4.5.1: somebody reads what is written to the postmaster. */
class PostmasterIT {
    private TestHouse house = new TestHouse().withRealDirectory(Clock.systemUTC());

    @AfterEach
    void stop() {
        house.close();
    }

    private void sql(String statement) {
        house.jdbc().sql(statement).update();
    }

    private void domain(String name, String created) {
        sql("INSERT INTO domain (domain, created) VALUES ('%s', '%s')".formatted(name, created));
    }

    private void mailbox(int id, String local, String domain) {
        sql(
                """
                INSERT INTO mailbox (id, username, local_part, domain, password_hash)
                VALUES (%d, '%s@%s', '%s', '%s', '')
                """
                        .formatted(id, local, domain, local, domain));
    }

    private String rcpt(String recipient) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            return client.ask("RCPT TO:<" + recipient + ">");
        }
    }

    private List<String> readersOf(String recipient) throws IOException {
        house.mailboxes().deliveries().clear();
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.mail("carol@outside.test", recipient, "Subject: x\r\n\r\nhi"))
                    .startsWith("250");
        }
        await().until(() -> !house.mailboxes().deliveries().isEmpty());
        return house.mailboxes().deliveries().stream()
                .map(RecordingMailboxes.Delivery::recipient)
                .toList();
    }

    @Test
    void aServerWithoutAnyMailboxAsksToComeAgain() throws Exception {
        house.start();
        assertThat(rcpt("postmaster")).startsWith("450 4.2.1 ");
        domain("alpha.test", "2026-01-01");
        assertThat(rcpt("Postmaster@alpha.test")).startsWith("450 4.2.1 ");
        assertThat(rcpt("postmaster@outside.test")).startsWith("554 5.7.1 ");
    }

    @Test
    void withoutAPostmasterTheOldestMailboxReadsIt() throws Exception {
        domain("young.test", "2026-02-01");
        domain("alpha.test", "2026-01-01");
        mailbox(7, "late", "alpha.test");
        mailbox(3, "owner", "young.test");
        house.start();
        assertThat(readersOf("postmaster")).containsExactly("owner@young.test");
        assertThat(readersOf("POSTMASTER@alpha.test")).containsExactly("owner@young.test");
    }

    @Test
    void theOldestDomainsPostmasterGoesBeforeAMailboxAndTheHostsOwnBeforeBoth() throws Exception {
        domain("alpha.test", "2026-01-01");
        mailbox(3, "owner", "alpha.test");
        mailbox(4, "postmaster", "alpha.test");
        house.start();
        assertThat(readersOf("postmaster")).containsExactly("postmaster@alpha.test");
        domain(TestHouse.HOSTNAME, "2026-03-01");
        mailbox(5, "postmaster", TestHouse.HOSTNAME);
        await().untilAsserted(() ->
                assertThat(readersOf("Postmaster"))
                        .containsExactly("postmaster@" + TestHouse.HOSTNAME));
    }

    @Test
    void whoeverIsSwitchedOffIsNoPostmaster() throws Exception {
        domain("alpha.test", "2026-01-01");
        mailbox(3, "owner", "alpha.test");
        mailbox(4, "postmaster", "alpha.test");
        sql("UPDATE mailbox SET active = 0 WHERE id = 4");
        house.start();
        assertThat(readersOf("postmaster@alpha.test")).containsExactly("owner@alpha.test");
    }

    @Test
    void theOperatorsChoiceMayBeElsewhere() throws Exception {
        try (FakeDns dns = FakeDns.start();
                ScriptedSmtpServer outside = ScriptedSmtpServer.start()) {
            dns.add("outside.test. IN MX 10 mx.outside.test.")
                    .add("mx.outside.test. IN A 127.0.0.1");
            domain("alpha.test", "2026-01-01");
            mailbox(3, "owner", "alpha.test");
            house.asking(dns.address())
                    .with("delivery.outbound-port", outside.port())
                    .with("postmaster.address", "me@outside.test")
                    .start();
            try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
                assertThat(client.mail("carol@outside.test", "postmaster", "Subject: x\r\n\r\nhi"))
                        .startsWith("250");
            }
            await().until(() -> !outside.messages().isEmpty());
            assertThat(outside.messages().getFirst().recipients().getFirst())
                    .startsWith("<me@outside.test>");
        }
    }
}
