package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ManualClock;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** What becomes of NOTIFY and ORCPT behind an alias (RFC 3461 5.2.7). */
class DsnExpansionIT {
    private static final String LOGIN =
            "AUTH PLAIN "
                    + Base64.getEncoder()
                            .encodeToString("\0bob@beta.test\0demo-password".getBytes());
    private final FakeDns dns = FakeDns.start();
    private final ScriptedSmtpServer outside = ScriptedSmtpServer.start();
    private TestHouse house;

    @BeforeEach
    void start() {
        dns.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
        outside.announcing("PIPELINING", "DSN");
        house =
                new TestHouse()
                        .asking(dns.address())
                        .withRealDirectory(ManualClock.at("2026-01-01T00:00:00Z"))
                        .with("session.login-in-clear", true)
                        .with("delivery.outbound-port", outside.port());
        sql("INSERT INTO domain (domain) VALUES ('alpha.test'), ('beta.test')");
        sql(
                """
                INSERT INTO mailbox (id, username, local_part, domain, password_hash) VALUES
                (1, 'alice@alpha.test', 'alice', 'alpha.test', ''), (2, 'bob@beta.test', 'bob', 'beta.test', '')
                """);
        sql(
                """
                INSERT INTO alias (address, domain, destinations) VALUES
                ('one@alpha.test', 'alpha.test', 'alice@alpha.test'),
                ('away@alpha.test', 'alpha.test', 'carol@outside.test'),
                ('all@alpha.test', 'alpha.test', 'alice@alpha.test,carol@outside.test,dave@outside.test')
                """);
        house.start();
    }

    @AfterEach
    void stop() {
        house.close();
        outside.close();
        dns.close();
    }

    private void sql(String statement) {
        house.jdbc().sql(statement).update();
    }

    private void submit(String rcpt) throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            for (String command :
                    List.of(LOGIN, "MAIL FROM:<bob@beta.test> ENVID=e1", "RCPT TO:" + rcpt)) {
                assertThat(client.ask(command)).as(command).startsWith("2");
            }
            client.ask("DATA");
            client.send("From: bob@beta.test\r\nSubject: x\r\n\r\nx\r\n.\r\n");
            assertThat(client.reply()).startsWith("250");
        }
    }

    private List<String> reports(int count) {
        await().until(() -> reports().size() >= count && house.settled());
        return reports();
    }

    private List<String> reports() {
        return house.mailboxes().deliveries().stream()
                .filter(one -> one.recipient().equals("bob@beta.test"))
                .map(RecordingMailboxes.Delivery::text)
                .toList();
    }

    @Test
    void anAliasToSeveralIsReportedAsExpandedOnceAndNobodyBehindItReportsSuccess()
            throws Exception {
        submit("<all@alpha.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;list@else.test");
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly(
                        "<carol@outside.test> NOTIFY=FAILURE ORCPT=rfc822;list@else.test",
                        "<dave@outside.test> NOTIFY=FAILURE ORCPT=rfc822;list@else.test");
        assertThat(reports(1)).hasSize(1);
        assertThat(reports().getFirst())
                .contains("Action: expanded", "Status: 2.1.5", "Original-Envelope-Id: e1")
                .contains("Original-Recipient: rfc822; list@else.test")
                .contains("Final-Recipient: rfc822; all@alpha.test")
                .doesNotContain("carol@outside.test", "dave@outside.test", "alice@alpha.test")
                .doesNotContain("Diagnostic-Code", "Remote-MTA");
    }

    @Test
    void whoAskedOnlyForSuccessHearsOfNothingBehindTheAlias() throws Exception {
        submit("<all@alpha.test> NOTIFY=SUCCESS");
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly(
                        "<carol@outside.test> NOTIFY=NEVER", "<dave@outside.test> NOTIFY=NEVER");
        assertThat(reports(1)).singleElement().asString().contains("Action: expanded");
    }

    @Test
    void withoutTheWishForSuccessAllIsPassedOnAndNothingReported() throws Exception {
        submit("<all@alpha.test> NOTIFY=FAILURE,DELAY");
        await().until(() -> outside.messages().size() == 1 && house.settled());
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly(
                        "<carol@outside.test> NOTIFY=FAILURE,DELAY",
                        "<dave@outside.test> NOTIFY=FAILURE,DELAY");
        assertThat(reports()).isEmpty();
    }

    @Test
    void oneAddressBehindAnAliasInheritsAllAndTheNextServerReports() throws Exception {
        submit("<away@alpha.test> NOTIFY=SUCCESS ORCPT=rfc822;away@alpha.test");
        await().until(() -> outside.messages().size() == 1 && house.settled());
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly(
                        "<carol@outside.test> NOTIFY=SUCCESS ORCPT=rfc822;away@alpha.test");
        assertThat(reports()).isEmpty();
    }

    @Test
    void oneMailboxBehindAnAliasIsReportedAsDelivered() throws Exception {
        submit("<one@alpha.test> NOTIFY=SUCCESS");
        assertThat(reports(1))
                .singleElement()
                .asString()
                .contains("Action: delivered", "Original-Recipient: rfc822; one@alpha.test")
                .contains("Final-Recipient: rfc822; alice@alpha.test");
    }
}
