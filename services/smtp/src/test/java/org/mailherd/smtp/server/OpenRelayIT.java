package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may send what to whom on port 25, as one table: sender, recipient, reply to RCPT (or to
 * MAIL).
 */
class OpenRelayIT {
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "(none)",
            textBlock =
                    """
                    <carol@outside.test>            | <alice@alpha.test>                        | 250 2.1.5
                    <carol@outside.test>            | <ALICE@ALPHA.TEST>                        | 250 2.1.5
                    <carol@outside.test>            | <alice+tag@alpha.test>                    | 250 2.1.5
                    <carol@outside.test>            | <info@alpha.test>                         | 250 2.1.5
                    <carol@outside.test>            | <anything@gamma.test>                     | 250 2.1.5
                    <carol@outside.test>            | <"alice"@alpha.test>                      | 250 2.1.5
                    <>                              | <alice@alpha.test>                        | 250 2.1.5
                    <alice@alpha.test>              | <alice@alpha.test>                        | 250 2.1.5
                    <carol@outside.test>            | <@relay.test:alice@alpha.test>            | 250 2.1.5
                    <carol@outside.test>            | <@alpha.test,@beta.test:bob@beta.test>    | 250 2.1.5
                    <carol@outside.test>            | <nobody@alpha.test>                       | 550 5.1.1
                    <carol@outside.test>            | <postmaster>                              | 250 2.1.5
                    <carol@outside.test>            | <off@alpha.test>                          | 550 5.2.1
                    <carol@outside.test>            | <dave@outside.test>                       | 554 5.7.1
                    <>                              | <dave@outside.test>                       | 554 5.7.1
                    <alice@alpha.test>              | <dave@outside.test>                       | 554 5.7.1
                    <postmaster@alpha.test>         | <dave@outside.test>                       | 554 5.7.1
                    <MAILER-DAEMON@mx.alpha.test>   | <dave@outside.test>                       | 554 5.7.1
                    <root@localhost>                | <dave@outside.test>                       | 554 5.7.1
                    <carol@[127.0.0.1]>             | <dave@outside.test>                       | 554 5.7.1
                    <carol@outside.test>            | <dave%outside.test@alpha.test>            | 554 5.7.1
                    <carol@outside.test>            | <dave%outside.test@gamma.test>            | 554 5.7.1
                    <carol@outside.test>            | <dave%outside.test@mx.alpha.test>         | 554 5.7.1
                    <carol@outside.test>            | <dave%outside.test@[127.0.0.1]>           | 554 5.7.1
                    <carol@outside.test>            | <outside.test!dave@alpha.test>            | 554 5.7.1
                    <carol@outside.test>            | <outside.test!dave@gamma.test>            | 554 5.7.1
                    <carol@outside.test>            | <"dave@outside.test"@alpha.test>          | 554 5.7.1
                    <carol@outside.test>            | <"dave@outside.test"@gamma.test>          | 554 5.7.1
                    <carol@outside.test>            | <"dave%outside.test"@gamma.test>          | 554 5.7.1
                    <carol@outside.test>            | <"outside.test!dave"@gamma.test>          | 554 5.7.1
                    <carol@outside.test>            | <@alpha.test:dave@outside.test>           | 554 5.7.1
                    <carol@outside.test>            | <@gamma.test,@alpha.test:dave@outside.test> | 554 5.7.1
                    <carol@outside.test>            | <dave@[192.0.2.1]>                        | 554 5.7.1
                    <carol@outside.test>            | <dave@[IPv6:2001:db8::1]>                 | 554 5.7.1
                    <carol@outside.test>            | <alice@[127.0.0.1]>                       | 554 5.7.1
                    <carol@outside.test>            | <alice@mx.alpha.test>                     | 554 5.7.1
                    <carol@outside.test>            | <alice@sub.alpha.test>                    | 554 5.7.1
                    <carol@outside.test>            | <alice@alpha.test.outside.test>           | 554 5.7.1
                    <carol@outside.test>            | <alice@alpha.test.>                       | 501 5.1.3
                    <carol@outside.test>            | <"dave@outside.test">                     | 501 5.1.3
                    <carol@outside.test>            | <dave@outside.test@alpha.test>            | 501 5.1.3
                    <carol@outside.test>            | <dave>                                    | 501 5.1.3
                    <carol@outside.test>            | <>                                        | 501 5.1.3
                    <carol@outside.test>            | dave@outside.test                         | 501 5.5.4
                    <carol@outside.test>            | <alice@alpha.test> <dave@outside.test>    | 555 5.5.4
                    <carol@outside.test>            | <alice@alpha.test><dave@outside.test>     | 501 5.5.4
                    """)
    void decidesByRecipientAlone(String sender, String recipient, String reply) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.ask("MAIL FROM:" + sender)).startsWith("250");
            assertThat(client.ask("RCPT TO:" + recipient)).startsWith(reply);
        }
    }
}
