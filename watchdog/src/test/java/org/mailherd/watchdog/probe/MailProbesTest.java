package org.mailherd.watchdog.probe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class MailProbesTest {
    @Test
    void smtpThatGreetsAndAnswersIsWell() throws Exception {
        try (FakeServer server =
                new FakeServer("220 hi\r\n", "250-mail\r\n250 SIZE\r\n", "221 bye\r\n")) {
            assertThatCode(() -> MailProbes.smtp(server.uri("smtp"), "EHLO"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void smtpThatGreetsOnlyIsNot() throws Exception {
        try (FakeServer server = new FakeServer("220 hi\r\n", "421 4.3.0 no database\r\n")) {
            assertThatThrownBy(() -> MailProbes.smtp(server.uri("smtp"), "EHLO"))
                    .hasMessageContaining("421 4.3.0 no database");
        }
        try (FakeServer server = new FakeServer("220 hi\r\n")) {
            assertThatThrownBy(() -> MailProbes.smtp(server.uri("smtp"), "EHLO"))
                    .hasMessage("connection closed");
        }
    }

    @Test
    void imapMustCompleteACommand() throws Exception {
        try (FakeServer server =
                new FakeServer("* OK hi\r\n", "* CAPABILITY IMAP4rev1\r\na OK done\r\n")) {
            assertThatCode(() -> MailProbes.imap(server.uri("imap"))).doesNotThrowAnyException();
        }
        try (FakeServer server = new FakeServer("* OK hi\r\n", "a NO sorry\r\n")) {
            assertThatThrownBy(() -> MailProbes.imap(server.uri("imap")))
                    .hasMessageContaining("a NO sorry");
        }
    }

    @Test
    void sieveGreetsWithItsCapabilities() throws Exception {
        try (FakeServer server = new FakeServer("\"IMPLEMENTATION\" \"x\"\r\nOK\r\n")) {
            assertThatCode(() -> MailProbes.sieve(server.uri("sieve"))).doesNotThrowAnyException();
        }
    }

    @Test
    void nobodyThere() {
        assertThatThrownBy(() -> MailProbes.pop3(URI.create("pop3://127.0.0.1:1")))
                .hasMessageContaining("refused");
    }

    @Test
    void plainTextIsNoTls() throws Exception {
        try (FakeServer server = new FakeServer("220 hi\r\n")) {
            assertThatThrownBy(() -> MailProbes.tls(server.uri("tls")))
                    .isInstanceOf(java.io.IOException.class);
        }
    }
}
