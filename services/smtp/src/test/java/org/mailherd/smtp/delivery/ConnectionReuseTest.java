package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.smtp.routing.Identity;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** Which message goes over which connection, as the other side sees it. */
class ConnectionReuseTest {
    private ScriptedSmtpServer peer = ScriptedSmtpServer.start();
    private Wire wire = Wire.usual();

    @AfterEach
    void stop() {
        wire.close();
        peer.close();
    }

    @Test
    void twoMessagesToOnePlaceTakeOneConnection() throws Exception {
        send(2);
        assertThat(peer.clients()).hasSize(1);
        assertThat(peer.commands()).doesNotContain("QUIT", "RSET");
    }

    @Test
    void overTlsToo() throws Exception {
        peer.close();
        peer = ScriptedSmtpServer.startWithTls(Wire.certificate());
        send(3);
        assertThat(peer.clients()).hasSize(1);
        assertThat(peer.messages()).allMatch(ScriptedSmtpServer.ReceivedMessage::encrypted);
    }

    /** What the other side does between two messages is no failure of the second. */
    @Test
    void aConnectionThatThePeerClosedCostsNoAttempt() throws Exception {
        send(1);
        peer.hangUp();
        send(1);
        assertThat(peer.clients()).hasSize(2);
        peer.announcing("PIPELINING", "CHUNKING").hangUp();
        send(1);
        peer.hangUp();
        send(1);
        assertThat(peer.clients()).hasSize(4);
    }

    @Test
    void goodbyeBetweenTwoMessagesCostsNoAttempt() throws Exception {
        send(1);
        peer.reply("MAIL", "421 4.4.2 idle for too long");
        send(1);
        assertThat(peer.clients()).hasSize(2);
    }

    @Test
    void overTlsAClosedConnectionCostsNoAttemptEither() throws Exception {
        peer.close();
        peer = ScriptedSmtpServer.startWithTls(Wire.certificate());
        send(1);
        peer.hangUp();
        send(1);
        assertThat(peer.clients()).hasSize(2);
    }

    @Test
    void anIdleConnectionIsClosedPolitely() throws Exception {
        wire.close();
        wire = Wire.keeping(Duration.ofMillis(100), 100);
        send(1);
        await().atMost(Duration.ofSeconds(5)).until(() -> peer.commands().contains("QUIT"));
        send(1);
        assertThat(peer.clients()).hasSize(2);
    }

    @Test
    void aConnectionCarriesSoManyMessagesAndNoMore() throws Exception {
        wire.close();
        wire = Wire.keeping(Duration.ofSeconds(30), 3);
        send(7);
        assertThat(peer.clients()).hasSize(3);
        await().until(() -> peer.commands().stream().filter("QUIT"::equals).count() == 2);
    }

    @Test
    void whoKeepsNothingClosesAtOnce() throws Exception {
        wire.close();
        wire = Wire.keeping(Duration.ZERO, 100);
        send(2);
        assertThat(peer.clients()).hasSize(2);
        await().until(() -> peer.open() == 0 || peer.commands().getLast().equals("QUIT"));
    }

    @Test
    void thePeerSeesTheAddressAndNameOfTheRoute() throws Exception {
        assertThat(wire.send(as("127.0.0.2", "out.beta.test")))
                .isInstanceOf(Attempt.Delivered.class);
        assertThat(wire.send(as("127.0.0.3", "out.gamma.test")))
                .isInstanceOf(Attempt.Delivered.class);
        assertThat(wire.send(as("127.0.0.2", "out.beta.test")))
                .isInstanceOf(Attempt.Delivered.class);
        assertThat(peer.clients()).containsExactly("127.0.0.2", "127.0.0.3");
        assertThat(peer.messages())
                .extracting(ScriptedSmtpServer.ReceivedMessage::helo)
                .containsExactly("out.beta.test", "out.gamma.test", "out.beta.test");
    }

    /** An address that this machine does not have: our mistake, the mail waits. */
    @Test
    void aSourceAddressThatIsNotOursDefers() throws Exception {
        Attempt attempt = wire.send(as("192.0.2.77", "out.beta.test"));
        assertThat(attempt).isInstanceOf(Attempt.Deferred.class);
        assertThat(attempt.reply().toString()).contains("cannot call from 192.0.2.77");
        assertThat(peer.clients()).isEmpty();
    }

    private Route as(String source, String name) {
        return new Route(
                Wire.to(peer.port()).nextHop(),
                TlsPolicy.DEFAULT,
                new Identity(Optional.of(InetAddress.ofLiteral(source)), Optional.empty(), name),
                Optional.empty());
    }

    private void send(int messages) throws Exception {
        int before = peer.messages().size();
        for (int i = 0; i < messages; i++) {
            assertThat(List.of(wire.send(Wire.to(peer.port()))))
                    .allMatch(Attempt.Delivered.class::isInstance);
        }
        assertThat(peer.messages()).hasSize(before + messages);
    }
}
