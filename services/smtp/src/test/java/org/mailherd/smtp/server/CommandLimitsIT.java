package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Limits of one session, each to its last octet or command; Postfix's words are in the comments.
 */
class CommandLimitsIT {
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .with("session.recipients", 100)
                        .with("session.messages", 2)
                        .with("session.header-size", "8KB")
                        .with("session.login-in-clear", true)
                        .with("session.errors.junk", 3)
                        .with("session.errors.overshoot", 5)
                        .with("session.errors.soft", 100)
                        .with("session.errors.hard", 4)
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    /** line_length_limit: the end of the line counts. */
    @Test
    void aLineOfTwoThousandAndFortyEightOctetsIsTheLongest() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String longest = "NOOP " + "x".repeat(2048 - "NOOP \r\n".length());
            assertThat(client.ask(longest)).startsWith("250");
            assertThat(client.ask(longest + "x")).isEqualTo("500 5.5.2 Error: line too long");
        }
    }

    /** RFC 4954 4, 6: an answer to AUTH may be longer than a command, but not endless. */
    @Test
    void aLineOfAuthMayHaveTwelveKilobytes() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            int room = 12_288 - "AUTH PLAIN \r\n".length();
            byte[] login = new byte[room / 4 * 3];
            String longest = "AUTH PLAIN " + Base64.getEncoder().encodeToString(login);
            assertThat(client.ask(longest)).doesNotStartWith("500");
            assertThat(client.ask(longest + "AAAA")).startsWith("500 5.5.6");
        }
    }

    /** smtpd_junk_command_limit */
    @Test
    void commandsThatLeadNowhereAreErrorsAfterSoMany() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            for (String idle : "NOOP,RSET,VRFY a,HELP,NOOP,RSET,NOOP".split(",")) {
                assertThat(client.ask(idle)).startsWith("2");
            }
            assertThat(client.reply()).startsWith("421 4.7.0");
            assertThat(client.closed()).isTrue();
        }
    }

    /** smtpd_recipient_limit, smtpd_recipient_overshoot_limit */
    @Test
    void recipientsFarOverTheLimitAreErrors() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            for (int i = 0; i < 100; i++) {
                assertThat(client.ask("RCPT TO:<user" + i + "@gamma.test>")).startsWith("250");
            }
            for (int i = 0; i < 5 + 4; i++) {
                assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("452 4.5.3");
            }
            assertThat(client.reply()).startsWith("421 4.7.0");
        }
    }

    /** RFC 9422 4.1: MAILMAX of EHLO is kept. */
    @Test
    void oneMessageMoreThanMailmaxEndsTheSession() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.connect(house.inbound())) {
            client.expect("220 ");
            assertThat(client.ask("EHLO client.test")).contains("LIMITS MAILMAX=2 RCPTMAX=100");
            for (int i = 0; i < 2; i++) {
                assertThat(client.mail("carol@outside.test", "alice@alpha.test", "A: b\r\n\r\nc"))
                        .startsWith("250");
            }
            assertThat(client.ask("MAIL FROM:<carol@outside.test>")).startsWith("421 4.7.0");
            assertThat(client.closed()).isTrue();
        }
    }

    /** header_size_limit, but told instead of cut. */
    @Test
    void aHeaderOverItsLimitIsRefused() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String field = "X: " + "y".repeat(1000) + "\r\n";
            assertThat(
                            client.mail(
                                    "carol@outside.test",
                                    "alice@alpha.test",
                                    field.repeat(9) + "\r\nbody"))
                    .startsWith("552 5.3.4");
            assertThat(
                            client.mail(
                                    "carol@outside.test",
                                    "alice@alpha.test",
                                    field.repeat(6) + "\r\nbody"))
                    .startsWith("250");
        }
    }

    /** Temporary refusals are no errors: a client that is asked to come again may stay. */
    @Test
    void whatIsNotTheClientsFaultCountsNothing() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            house.directory().down(true);
            for (int i = 0; i < 10; i++) {
                assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("451 4.3.0");
            }
            house.directory().down(false);
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("250");
        } finally {
            house.directory().down(false);
        }
    }
}
