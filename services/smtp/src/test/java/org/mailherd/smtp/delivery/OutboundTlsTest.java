package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.routing.TlsPolicy.Level;

/** Each policy against right, wrong and missing certificates. */
class OutboundTlsTest {
    private final RemoteDomain remote = new RemoteDomain();

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void anUnknownCertificateWillDoWhereNobodyPublishedAnything() throws Exception {
        remote.startTls("whoever.test", 30);
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
        assertThat(remote.send(new TlsPolicy(Level.NONE, List.of()))).isEqualTo("sent none");
    }

    @Test
    void withoutStarttlsOnlyTheLevelsThatAllowItSend() throws Exception {
        remote.mx();
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent none");
        for (Level level : List.of(Level.ENCRYPT, Level.VERIFY, Level.SECURE, Level.FINGERPRINT)) {
            assertThat(remote.send(new TlsPolicy(level, List.of())))
                    .as(level.name())
                    .isEqualTo("4.7.4");
        }
        assertThat(remote.send(new TlsPolicy(Level.DANE_ONLY, List.of()))).isEqualTo("4.7.5");
    }

    @Test
    void aMailboxThatSendsOverTlsOnlyNeverSendsInClear() throws Exception {
        remote.demanding(RequireTls.ENCRYPT);
        remote.mx();
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
        assertThat(remote.send(new TlsPolicy(Level.NONE, List.of()))).isEqualTo("4.7.4");
        remote.startTls("whoever.test", 30);
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
    }

    @Test
    void verifyAndSecureCheckNamesAndAuthority() throws Exception {
        X509Certificate own = remote.startTls("mx.remote.test", 30);
        assertThat(remote.send(new TlsPolicy(Level.VERIFY, List.of()), own))
                .isEqualTo("sent verified");
        assertThat(remote.send(new TlsPolicy(Level.SECURE, List.of()), own))
                .isEqualTo("sent verified");
        assertThat(remote.send(new TlsPolicy(Level.VERIFY, List.of("other.test")), own))
                .isEqualTo("4.7.5");
        assertThat(remote.send(new TlsPolicy(Level.VERIFY, List.of()))).isEqualTo("4.7.5");
    }

    @Test
    void aFingerprintIsEnoughAndNecessary() throws Exception {
        X509Certificate own = remote.startTls("whoever.test", 30);
        String right = RemoteDomain.sha256(own.getEncoded());
        assertThat(remote.send(new TlsPolicy(Level.FINGERPRINT, List.of(right))))
                .isEqualTo("sent verified");
        String wrong = right.replace(right.charAt(0), right.charAt(0) == 'a' ? 'b' : 'a');
        assertThat(remote.send(new TlsPolicy(Level.FINGERPRINT, List.of(wrong))))
                .isEqualTo("4.7.5");
    }

    /** RFC 8461 4.2: the host is on the policy's list, and its certificate has its name. */
    @Test
    void mtaStsEnforcesNameAuthorityAndList() throws Exception {
        X509Certificate own = remote.startTls("mx.remote.test", 30);
        remote.publish("enforce", "mx.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT, own)).isEqualTo("sent sts");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
        remote.publish("enforce", "other.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT, own)).isEqualTo("4.7.5");
        remote.publish("testing", "other.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
    }

    /** RFC 8689: rather returned than sent to a server that nothing proves; and the other way. */
    @Test
    void requireTlsIsObeyed() throws Exception {
        X509Certificate own = remote.startTls("mx.remote.test", 30);
        remote.demanding(RequireTls.YES);
        assertThat(remote.send(TlsPolicy.DEFAULT, own)).isEqualTo("5.7.30");
        remote.publish("enforce", "mx.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT, own)).isEqualTo("5.7.30");
        remote.server.announcing("PIPELINING", "REQUIRETLS");
        assertThat(remote.send(TlsPolicy.DEFAULT, own)).isEqualTo("sent sts");
        remote.demanding(RequireTls.NO);
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
    }
}
