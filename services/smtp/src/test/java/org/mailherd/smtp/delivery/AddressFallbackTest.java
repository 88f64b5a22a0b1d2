package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.smtp.routing.TlsPolicy;

/** RFC 5321 5.1: one address after the other, then one server after the other. */
class AddressFallbackTest {
    private final RemoteDomain remote = new RemoteDomain();

    @AfterEach
    void stop() {
        remote.close();
    }

    /** Nobody listens at the others, and a host without IPv6 cannot even try. */
    @Test
    void anotherAddressOfTheServerIsTriedWhateverItsFamily() throws Exception {
        remote.dns
                .add("remote.test. IN MX 10 mx.remote.test.")
                .add("mx.remote.test. IN AAAA ::1")
                .add("mx.remote.test. IN A 127.0.0.2")
                .add("mx.remote.test. IN A 127.0.0.1");
        for (int i = 0; i < 5; i++) {
            assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent none");
        }
    }

    @Test
    void theNextServerIsTriedWhereTheFirstIsAway() throws Exception {
        remote.dns
                .add("remote.test. IN MX 10 away.remote.test.")
                .add("remote.test. IN MX 20 mx.remote.test.")
                .add("away.remote.test. IN A 127.0.0.2")
                .add("mx.remote.test. IN A 127.0.0.1");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent none");
    }

    @Test
    void theNextServerIsTriedWhereTheFirstSaysNotNow() throws Exception {
        remote.mx();
        remote.dns
                .add("remote.test. IN MX 20 mx2.remote.test.")
                .add("mx2.remote.test. IN A 127.0.0.1");
        remote.server.reply("MAIL", "451 4.3.2 not now");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent none");
    }

    /** A permanent answer is the domain's answer: no other server is asked. */
    @Test
    void aPermanentAnswerIsFinal() throws Exception {
        remote.mx();
        remote.dns
                .add("remote.test. IN MX 20 mx2.remote.test.")
                .add("mx2.remote.test. IN A 127.0.0.1");
        remote.server.reply("RCPT", "550 5.1.1 no such user");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("5.1.1");
    }

    @Test
    void withNobodyThereMailWaits() throws Exception {
        remote.dns
                .add("remote.test. IN MX 10 mx.remote.test.")
                .add("mx.remote.test. IN A 127.0.0.2");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.4.1");
    }
}
