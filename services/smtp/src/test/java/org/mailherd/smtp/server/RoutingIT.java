package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** Where mail leaves to, by the entries of the directory; each server stands for one way. */
class RoutingIT {
    private final FakeDns dns = FakeDns.start();
    private final ScriptedSmtpServer byMx = ScriptedSmtpServer.start();
    private final ScriptedSmtpServer smarthost = ScriptedSmtpServer.start();
    private final ScriptedSmtpServer byDomain = ScriptedSmtpServer.start();
    private final ScriptedSmtpServer byMailbox = ScriptedSmtpServer.start();
    private final ScriptedSmtpServer byTransport = ScriptedSmtpServer.start();
    private final List<ScriptedSmtpServer> all =
            List.of(byMx, smarthost, byDomain, byMailbox, byTransport);
    private TestHouse house;

    @BeforeEach
    void start() {
        dns.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
        house =
                new TestHouse()
                        .asking(dns.address())
                        .with("session.login-in-clear", true)
                        .with("queue.minimal-backoff", "200ms")
                        .with("queue.maximal-backoff", "400ms")
                        .with("delivery.outbound-port", byMx.port());
    }

    @AfterEach
    void stop() {
        house.close();
        all.forEach(ScriptedSmtpServer::close);
        dns.close();
    }

    /** docs/operate/routing.md has this table. */
    @Test
    void eachWayGoesBeforeTheNext() throws Exception {
        house.with("delivery.smarthost", smarthost.address()).start();
        fillDirectory();
        relayHost(1, byDomain);
        relayHost(2, byMailbox);
        expectWay(smarthost);
        sql("UPDATE domain SET relayhost = 1 WHERE domain = 'alpha.test'");
        expectWay(byDomain);
        sql("UPDATE mailbox SET relayhost = 2 WHERE username = 'alice@alpha.test'");
        expectWay(byMailbox);
        sql(
                "INSERT INTO transports (destination, nexthop, is_mx_based) VALUES ('/^mx\\\\.OUTSIDE/', '%s', 1)"
                        .formatted(bracketed(byMx)));
        expectWay(byMx);
        sql(
                "INSERT INTO transports (destination, nexthop) VALUES ('outside.test', '%s')"
                        .formatted(bracketed(byTransport)));
        expectWay(byTransport);
    }

    @Test
    void withoutAnyEntryMailGoesToTheMx() throws Exception {
        house.start();
        expectWay(byMx);
    }

    /** Nothing is restarted, and a switched-off host lets the next one in. */
    @Test
    void aChangeWorksWithinTwoSeconds() throws Exception {
        house.start();
        fillDirectory();
        relayHost(1, byDomain);
        sql("UPDATE domain SET relayhost = 1 WHERE domain = 'alpha.test'");
        expectWay(byDomain);
        sql("UPDATE relayhosts SET active = 0");
        expectWay(byMx);
    }

    @Test
    void forwardedMailTakesTheRelayHostOfTheAliasDomain() throws Exception {
        house.start();
        fillDirectory();
        relayHost(1, byDomain);
        sql("UPDATE domain SET relayhost = 1 WHERE domain = 'alpha.test'");
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.mail("carol@else.test", "away@alpha.test", "Subject: x\r\n\r\nx"))
                    .startsWith("250");
        }
        await().until(() -> byDomain.messages().size() == 1);
    }

    @Test
    void aDomainLeavesWithItsOwnAddressAndName() throws Exception {
        house.start();
        fillDirectory();
        sql(
                "INSERT INTO sender_identity (domain, source_v4, helo_name) VALUES ('alpha.test', '127.0.0.2', 'out.alpha.test')");
        expectWay(byMx);
        assertThat(byMx.messages().getLast().helo()).isEqualTo("out.alpha.test");
    }

    @Test
    void aBrokenEntryHoldsMailUpInsteadOfSendingItElsewhere() throws Exception {
        house.start();
        sql("INSERT INTO transports (destination, nexthop) VALUES ('outside.test', 'not a host')");
        submit();
        await().until(() -> !lastReply().isEmpty());
        assertThat(lastReply()).contains("4.3.5").contains("not a next hop");
        sql("DELETE FROM transports");
        await().until(() -> byMx.messages().size() == 1);
    }

    private String lastReply() {
        return house.jdbc()
                .sql("SELECT COALESCE(MAX(last_reply), '') FROM queue_recipient")
                .query(String.class)
                .single();
    }

    /** Within the two seconds that a change may take. */
    private void expectWay(ScriptedSmtpServer expected) {
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(2))
                .until(() -> wayNow() == expected);
    }

    private ScriptedSmtpServer wayNow() throws Exception {
        List<Integer> before = all.stream().map(server -> server.messages().size()).toList();
        submit();
        await().until(() ->
                all.stream().mapToInt(s -> s.messages().size()).sum()
                        > before.stream().mapToInt(i -> i).sum());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).messages().size() > before.get(i)) {
                return all.get(i);
            }
        }
        throw new AssertionError("unreachable");
    }

    private void submit() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            String plain =
                    java.util.Base64.getEncoder()
                            .encodeToString("\0alice@alpha.test\0demo-password".getBytes());
            assertThat(client.ask("AUTH PLAIN " + plain)).startsWith("235");
            assertThat(
                            client.mail(
                                    "alice@alpha.test",
                                    "carol@outside.test",
                                    "From: alice@alpha.test\r\nSubject: x\r\n\r\nx"))
                    .startsWith("250");
        }
    }

    private void fillDirectory() {
        sql("INSERT INTO domain (domain) VALUES ('alpha.test')");
        sql(
                "INSERT INTO mailbox (username, local_part, domain, password_hash) VALUES ('alice@alpha.test', 'alice', 'alpha.test', '')");
    }

    private void relayHost(int id, ScriptedSmtpServer server) {
        sql(
                "INSERT INTO relayhosts (id, hostname) VALUES (%d, '%s')"
                        .formatted(id, bracketed(server)));
    }

    private static String bracketed(ScriptedSmtpServer server) {
        return "[127.0.0.1]:" + server.port();
    }

    private void sql(String statement) {
        house.jdbc().sql(statement).update();
    }
}
