package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** RFC 8689 from the first server to the report: what must travel encrypted never leaves open. */
class RequireTlsReportIT {
    private final FakeDns dns = FakeDns.start();
    private final ScriptedSmtpServer outside = ScriptedSmtpServer.start();
    private TestHouse house;

    @BeforeEach
    void start() {
        dns.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
        house =
                new TestHouse()
                        .asking(dns.address())
                        .with("delivery.outbound-port", outside.port())
                        .start();
    }

    @AfterEach
    void stop() {
        house.close();
        outside.close();
        dns.close();
    }

    private void send(String parameter) throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("STARTTLS");
            client.startTls();
            client.ask("EHLO client.test");
            assertThat(client.ask("MAIL FROM:<carol@outside.test>" + parameter)).startsWith("250");
            assertThat(client.ask("RCPT TO:<away@alpha.test>")).startsWith("250");
            client.ask("DATA");
            client.send("From: carol@outside.test\r\nSubject: secret plan\r\n\r\nx\r\n.\r\n");
            assertThat(client.reply()).startsWith("250");
        }
    }

    private double reports(String kind) {
        Counter counter =
                house.meters().registry().find("smtp.reports").tag("kind", kind).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void neitherTheForwardedMessageNorTheReportOfItsFailureGoesToAServerThatProvesNothing()
            throws Exception {
        send(" REQUIRETLS");
        // The report could not be sent either, and nobody hears of that.
        await().until(() -> reports("double") == 1);
        await().until(house::settled);
        assertThat(outside.messages()).isEmpty();
        assertThat(outside.commands()).noneMatch(command -> command.contains("carol"));
    }

    @Test
    void withoutTheDemandBothGo() throws Exception {
        outside.alwaysReply("RCPT TO:<alice@outside.test>", "550 5.1.1 nobody");
        send("");
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().recipients().getFirst())
                .startsWith("<carol@outside.test>");
    }
}
