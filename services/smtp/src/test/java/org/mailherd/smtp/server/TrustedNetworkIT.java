package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sends without login, and who must not. */
class TrustedNetworkIT {
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .behindProxy()
                        .with("door.trusted-networks", "203.0.113.0/28,127.0.0.1")
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void aTrustedNetworkRelaysOnEveryPort() throws Exception {
        assertThat(relay("203.0.113.7", house.inbound())).startsWith("250");
        assertThat(relay("203.0.113.7", house.submission())).startsWith("250");
    }

    @Test
    void aNeighbourThatIsOnlyExemptDoesNot() throws Exception {
        assertThat(relay("10.0.0.1", house.inbound())).startsWith("554 5.7.1");
        assertThat(relay("203.0.113.16", house.inbound())).startsWith("554 5.7.1");
    }

    /** A proxy that does not name its client must not lend it the proxy's own trust. */
    @Test
    void aTrustedProxysUnknownClientDoesNot() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.connect(house.inbound())) {
            client.send("PROXY UNKNOWN\r\n");
            assertThat(relay(client)).startsWith("554 5.7.1");
        }
    }

    private static String relay(String address, int port) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.from(address, port)) {
            return relay(client);
        }
    }

    private static String relay(SmtpDialogue client) throws IOException {
        client.expect("220 ");
        client.ask("EHLO client.test");
        assertThat(client.ask("MAIL FROM:<carol@else.test>")).startsWith("250");
        return client.ask("RCPT TO:<dave@outside.test>");
    }
}
