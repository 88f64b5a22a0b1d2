package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attack case 4, second half: alice@alpha.test has logged in and claims to be others. She owns her
 * address and info@alpha.test.
 */
class SendAsIT {
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

    private static SmtpDialogue alice() throws IOException {
        SmtpDialogue client = SmtpDialogue.connectTls(house.submissions());
        client.expect("220");
        client.ask("EHLO laptop.test");
        assertThat(client.ask(LOGIN)).startsWith("235");
        return client;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <alice@alpha.test>                       | 250 2.1.0
                    <ALICE@Alpha.Test>                       | 250 2.1.0
                    <info@alpha.test>                        | 250 2.1.0
                    <"alice"@alpha.test>                     | 250 2.1.0
                    <@relay.test:alice@alpha.test>           | 250 2.1.0
                    <>                                       | 250 2.1.0
                    <bob@beta.test>                          | 553 5.7.1
                    <carol@outside.test>                     | 553 5.7.1
                    <postmaster@alpha.test>                  | 553 5.7.1
                    <root@mx.alpha.test>                     | 553 5.7.1
                    <alice@sub.alpha.test>                   | 553 5.7.1
                    <alice@alpha.test.outside.test>          | 553 5.7.1
                    <alice%outside.test@alpha.test>          | 553 5.7.1
                    <alice@[127.0.0.1]>                      | 553 5.7.1
                    <"alice@alpha.test"@outside.test>        | 553 5.7.1
                    <"bob@beta.test "@alpha.test>            | 553 5.7.1
                    <alice>                                  | 501 5.1.7
                    """)
    void envelopeSenderIsTheLoginsOwn(String sender, String reply) throws IOException {
        try (SmtpDialogue client = alice()) {
            assertThat(client.ask("MAIL FROM:" + sender)).startsWith(reply);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    From: alice@alpha.test                                                    | 250
                    FROM: Alice <ALICE@alpha.test>                                            | 250
                    From : <info@alpha.test>                                                  | 250
                    From:\\r\\n alice@alpha.test                                              | 250
                    From: "Bob, of beta.test" <alice@alpha.test>                              | 250
                    From: "bob@beta.test" <alice@alpha.test>                                  | 250
                    From: =?utf-8?q?bob=40beta.test?= <alice@alpha.test>                      | 250
                    From: (bob@beta.test) alice@alpha.test (bob@beta.test)                    | 250
                    From: John Q. Public <alice@alpha.test>                                   | 250
                    From: alice@alpha.test <alice@alpha.test>                                 | 250
                    From: alice@alpha.test, Info <info@alpha.test>                            | 250
                    From: us: alice@alpha.test, info@alpha.test;                              | 250
                    From: <@relay.test:alice@alpha.test>                                      | 250
                    From: "alice"@alpha.test                                                  | 250
                    From: alice@alpha.test\\r\\nSender: info@alpha.test                       | 250
                    From: alice@alpha.test\\r\\nResent-From: info@alpha.test                  | 250
                    Subject: nothing                                                          | 250
                    From: bob@beta.test                                                       | 550
                    From: Alice <bob@beta.test>                                               | 550
                    From: alice@alpha.test, bob@beta.test                                     | 550
                    From: bob@beta.test, alice@alpha.test                                     | 550
                    From: us: alice@alpha.test, bob@beta.test;                                | 550
                    From: us: bob@beta.test;, alice@alpha.test                                | 550
                    From: bob@beta.test <alice@alpha.test>                                    | 550
                    From: <alice@alpha.test> <bob@beta.test>                                  | 550
                    From: <alice@alpha.test> bob@beta.test                                    | 550
                    From: alice@alpha.test bob@beta.test                                      | 550
                    From: <alice@alpha.test>; bob@beta.test                                   | 550
                    From: "alice@alpha.test" <bob@beta.test>                                  | 550
                    From: alice@alpha.test <bob@beta.test>                                    | 550
                    From: alice@alpha.test(<bob@beta.test                                     | 550
                    From: "alice@alpha.test                                                   | 550
                    From: (a(b)alice@alpha.test                                               | 550
                    From: <bob@beta.test>,<alice@alpha.test                                   | 550
                    From: undisclosed:;                                                       | 550
                    From:                                                                     | 550
                    From: Alice                                                               | 550
                    From: =?utf-8?b?Ym9iQGJldGEudGVzdA==?=                                    | 550
                    From: =?utf-8?q?alice?=@alpha.test                                        | 550
                    From: alice@alpha.test@beta.test                                          | 550
                    From: "alice@alpha.test"@beta.test                                        | 550
                    From: alice\\@alpha.test@beta.test                                        | 550
                    From: <@alpha.test:bob@beta.test>                                         | 550
                    From: böb@beta.test                                                       | 550
                    From: alice@alpha.test\\r\\nFrom: bob@beta.test                           | 550
                    From: alice@alpha.test\\r\\nfrom: alice@alpha.test                        | 550
                    From: alice@alpha.test\\r\\nFrom : bob@beta.test                          | 550
                    From: alice@alpha.test,\\r\\n bob@beta.test                               | 550
                    From: alice@alpha.test\\r\\nSender: bob@beta.test                         | 550
                    From: alice@alpha.test\\r\\nSender: alice@alpha.test, bob@beta.test       | 550
                    From: alice@alpha.test\\r\\nSender: alice@alpha.test\\r\\nSender: b@beta.test | 550
                    From: alice@alpha.test\\r\\nSender:                                       | 550
                    From: alice@alpha.test\\r\\nResent-From: bob@beta.test                    | 550
                    From: alice@alpha.test\\r\\nResent-Sender: bob@beta.test                  | 550
                    Resent-From: info@alpha.test\\r\\nFrom: alice@alpha.test\\r\\nresent-from: bob@beta.test | 550
                    Sender: alice@alpha.test\\r\\nFrom: bob@beta.test                         | 550
                    """)
    void everyHeaderSenderIsTheLoginsOwn(String header, String reply) throws IOException {
        try (SmtpDialogue client = alice()) {
            String content = header.replace("\\r\\n", "\r\n") + "\r\n\r\ntext";
            assertThat(client.mail("alice@alpha.test", "bob@beta.test", content)).startsWith(reply);
        }
    }

    @Test
    void aFromThatHidesBehindALineWithoutColonIsBodyForEverybody() throws IOException {
        try (SmtpDialogue client = alice()) {
            String hidden =
                    "From: alice@alpha.test\r\nSubject: hidden-from\r\nno field\r\nFrom: bob@beta.test\r\n\r\nx";
            assertThat(client.mail("alice@alpha.test", "bob@beta.test", hidden)).startsWith("250");
        }
        await().untilAsserted(() ->
                assertThat(house.mailboxes().deliveries())
                        .anyMatch(one ->
                                one.text().contains("hidden-from\r\n\r\nno field\r\nFrom: bob")));
    }

    @Test
    void aMissingFromIsTheEnvelopesSender() throws IOException {
        try (SmtpDialogue client = alice()) {
            assertThat(client.mail("info@alpha.test", "bob@beta.test", "Subject: no-from\r\n\r\nx"))
                    .startsWith("250");
            assertThat(client.mail("", "bob@beta.test", "Subject: null-from\r\n\r\nx"))
                    .startsWith("250");
        }
        await().untilAsserted(() -> {
            assertThat(house.mailboxes().deliveries())
                    .anyMatch(one ->
                            one.text().contains("no-from")
                                    && one.text().contains("From: <info@alpha.test>\r\n"));
            assertThat(house.mailboxes().deliveries())
                    .anyMatch(one ->
                            one.text().contains("null-from")
                                    && one.text().contains("From: <alice@alpha.test>\r\n"));
        });
    }
}
