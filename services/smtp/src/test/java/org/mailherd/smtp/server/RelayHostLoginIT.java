package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.platform.tls.PemTlsContext;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** A relay host of the directory that wants name and password, from submission to its 250. */
class RelayHostLoginIT {
    private static final String PLAIN = "AUTH PLAIN " + coded("\0relay-user\0relay-secret");
    private TestHouse house;
    private ScriptedSmtpServer relay;
    @TempDir private Path folder;

    @BeforeEach
    void start() throws Exception {
        SelfSignedCertificate.writeIfAbsent(folder, "relay.test", Clock.systemUTC());
        relay = ScriptedSmtpServer.startWithTls(new PemTlsContext(folder).current());
        house =
                new TestHouse()
                        .with("session.login-in-clear", true)
                        .with("queue.minimal-backoff", "200ms")
                        .with("queue.maximal-backoff", "400ms")
                        .start();
        sql("INSERT INTO domain (domain) VALUES ('alpha.test')");
    }

    @AfterEach
    void stop() {
        house.close();
        relay.close();
    }

    @Test
    void theLoginGoesOverStarttls() throws Exception {
        relay.announcing("AUTH PLAIN LOGIN", "PIPELINING");
        relayHost("[127.0.0.1]:" + relay.port());
        submit();
        expectRelayed();
        assertThat(relay.commands()).containsSubsequence("STARTTLS", PLAIN);
    }

    @Test
    void smtpsIsTlsFromTheFirstOctet() throws Exception {
        relay.close();
        relay = ScriptedSmtpServer.startWithImplicitTls(new PemTlsContext(folder).current());
        relay.announcing("AUTH PLAIN LOGIN", "PIPELINING");
        relayHost("smtps:127.0.0.1:" + relay.port());
        submit();
        expectRelayed();
        assertThat(relay.commands()).contains(PLAIN).doesNotContain("STARTTLS");
    }

    /** No report: the sender's mail is fine, the operator's password is not. */
    @Test
    void aWrongPasswordHoldsMailUpUntilItIsRight() throws Exception {
        relay.announcing("AUTH PLAIN").reply("AUTH", "535 5.7.8 wrong password");
        relay.reply("AUTH", "535 5.7.8 wrong password");
        relayHost("[127.0.0.1]:" + relay.port());
        submit();
        await().until(() -> lastReply().contains("login not accepted: 535 5.7.8 wrong password"));
        expectRelayed();
        assertThat(relay.clients()).hasSize(3);
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @Test
    void thePasswordStaysHereWhenTlsDoesNotComeAbout() throws Exception {
        relay.close();
        relay = ScriptedSmtpServer.start().announcing("AUTH PLAIN LOGIN");
        relayHost("[127.0.0.1]:" + relay.port());
        submit();
        await().until(() -> lastReply().contains("TLS is required"));
        assertThat(relay.commands()).noneMatch(command -> command.startsWith("AUTH"));
        sql("UPDATE relayhosts SET clear_login = 1");
        expectRelayed();
        assertThat(relay.commands()).contains(PLAIN);
    }

    private void expectRelayed() {
        await().until(() -> relay.messages().size() == 1);
        await().until(house::settled);
    }

    private String lastReply() {
        return house.jdbc()
                .sql("SELECT COALESCE(MAX(last_reply), '') FROM queue_recipient")
                .query(String.class)
                .single();
    }

    private void relayHost(String hostname) {
        sql(
                "INSERT INTO relayhosts (id, hostname, username, password) VALUES (1, '%s', 'relay-user', 'relay-secret')"
                        .formatted(hostname));
        sql("UPDATE domain SET relayhost = 1 WHERE domain = 'alpha.test'");
    }

    private void submit() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            assertThat(client.ask("AUTH PLAIN " + coded("\0alice@alpha.test\0demo-password")))
                    .startsWith("235");
            assertThat(
                            client.mail(
                                    "alice@alpha.test",
                                    "carol@outside.test",
                                    "From: alice@alpha.test\r\nSubject: x\r\n\r\nx"))
                    .startsWith("250");
        }
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes());
    }

    private void sql(String statement) {
        house.jdbc().sql(statement).update();
    }
}
