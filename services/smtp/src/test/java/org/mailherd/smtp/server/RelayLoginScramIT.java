package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.smtp.client.Dialect;
import org.mailherd.smtp.client.Dialing;
import org.mailherd.smtp.client.PeerException;
import org.mailherd.smtp.client.PeerSession;
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.TlsOffer;
import org.mailherd.smtp.client.Watch;

/** Our client's login at a server that checks it: our own. */
class RelayLoginScramIT {
    private static final Watch WATCH = Watch.start(Duration.ofMillis(100));

    @AfterAll
    static void stop() {
        WATCH.close();
    }

    private static PeerSession connect(TestHouse house) throws IOException {
        return PeerSession.connect(
                new Dialing(
                        new InetSocketAddress("127.0.0.1", house.submissions()),
                        Dialect.SMTP,
                        "relaying.test",
                        Optional.empty(),
                        Optional.of(new TlsOffer(TestHouse.HOSTNAME, TlsOffer.USUAL))),
                Timeouts.RFC5321,
                WATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "PLAIN", "LOGIN"})
    void theRightPasswordIsTakenAndAWrongOneRefused(String mechanism) throws Exception {
        try (TestHouse house = new TestHouse().with("login.mechanisms", mechanism).start()) {
            try (PeerSession session = connect(house)) {
                session.login("bob@beta.test", "demo-password");
            }
            try (PeerSession session = connect(house)) {
                assertThatThrownBy(() -> session.login("bob@beta.test", "wrong"))
                        .isInstanceOf(PeerException.class)
                        .hasMessageContaining("535");
            }
            assertThat(house.published()).anyMatch(event -> event.contains("login-failed"));
        }
    }
}
