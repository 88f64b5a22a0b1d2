package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * CVE-2011-0411, CVE-2021-33515, CVE-2021-38542: plain text behind STARTTLS is never read as a
 * command.
 */
class StartTlsInjectionIT {
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
    void commandsInTheSamePacketEndTheSession() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            client.send("STARTTLS\r\nEHLO injected.test\r\nMAIL FROM:<alice@alpha.test>\r\n");
            assertThat(client.reply()).startsWith("554 5.5.1");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void commandsAfterTheReplyFailTheHandshake() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            assertThat(client.ask("STARTTLS")).startsWith("220");
            client.send("NOOP\r\nNOOP\r\n");
            assertThatThrownBy(client::startTls).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theSessionForgetsWhatWasSaidInClear() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.ask("MAIL FROM:<carol@outside.test>")).startsWith("250");
            assertThat(client.ask("STARTTLS")).startsWith("220");
            client.startTls();
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("503");
            assertThat(client.ask("MAIL FROM:<carol@outside.test>"))
                    .startsWith("503 5.5.1 Error: send HELO/EHLO first");
        }
    }
}
