package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TlsDemandsIT {
    private static final String LOGIN = "AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAZGVtby1wYXNzd29yZA==";
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void aMailboxThatDemandsTlsGetsNothingInClearNotEvenByAnAlias() throws IOException {
        house.directory().demandTls(2, true);
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            for (String demanding : new String[] {"bob@beta.test", "info@alpha.test"}) {
                assertThat(client.ask("RCPT TO:<" + demanding + ">"))
                        .isEqualTo(
                                "530 5.7.0 <"
                                        + demanding
                                        + ">: Must issue a STARTTLS command first");
            }
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("250");
            client.ask("RSET");
            assertThat(client.ask("STARTTLS")).startsWith("220");
            client.startTls();
            client.ask("EHLO client.test");
            client.ask("MAIL FROM:<carol@outside.test>");
            assertThat(client.ask("RCPT TO:<info@alpha.test>")).startsWith("250");
        } finally {
            house.directory().demandTls(2, false);
        }
    }

    @Test
    void mailOfAMailboxThatDemandsTlsIsMarkedWhateverItsHeaderSays() throws IOException {
        house.directory().demandTls(1, true);
        try (SmtpDialogue client = SmtpDialogue.connectTls(house.submissions())) {
            client.expect("220");
            client.ask("EHLO laptop.test");
            assertThat(client.ask(LOGIN)).startsWith("235");
            String content =
                    "From: alice@alpha.test\r\nTLS-Required: No\r\nSubject: sealed\r\n\r\nx";
            assertThat(client.mail("alice@alpha.test", "dave@outside.test", content))
                    .startsWith("250");
        } finally {
            house.directory().demandTls(1, false);
        }
        await().untilAsserted(() -> assertThat(tlsOfAlicesMail()).contains("ENCRYPT"));
    }

    private static List<String> tlsOfAlicesMail() {
        return house.jdbc()
                .sql(
                        "SELECT require_tls FROM queue_message WHERE reverse_path LIKE '%alice@alpha.test%'")
                .query(String.class)
                .list();
    }
}
