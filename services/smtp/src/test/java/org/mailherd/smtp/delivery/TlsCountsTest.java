package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.tlsrpt.TlsCount;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.mailauth.tlsrpt.TlsSession;
import org.mailherd.smtp.routing.TlsPolicy;

/** What a domain that wants TLS reports (RFC 8460) would read of our sessions. */
class TlsCountsTest {
    private final RemoteDomain remote = new RemoteDomain();

    @BeforeEach
    void wantsReports() {
        remote.dns.addText("_smtp._tls.remote.test.", "v=TLSRPTv1; rua=mailto:tls@remote.test");
    }

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void aSessionUnderAPolicyIsASuccessOfThatPolicy() throws Exception {
        X509Certificate own = remote.startTls("mx.remote.test", 30);
        remote.publish("enforce", "mx.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT, own)).isEqualTo("sent sts");
        TlsCount count = only();
        assertThat(count.sessions()).isEqualTo(1);
        assertThat(count.session().policyDomain()).isEqualTo("remote.test");
        assertThat(count.session().policy().kind()).isEqualTo(TlsSession.Kind.STS);
        assertThat(count.session().policy().mxPatterns()).containsExactly("mx.remote.test");
        assertThat(count.session().failure()).isEmpty();
        assertThat(count.session().receiver().host()).isEqualTo("mx.remote.test");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsAFailureOfThePolicy() throws Exception {
        remote.startTls("mx.remote.test", 30);
        remote.publish("enforce", "mx.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
        TlsSession session = only().session();
        assertThat(session.failure()).contains(TlsFailure.CERTIFICATE_NOT_TRUSTED);
        assertThat(session.receiver().address()).isEqualTo("127.0.0.1");
    }

    @Test
    void aCertificateForAnotherNameAndADateThatIsPastAreToldApart() throws Exception {
        TestAuthority root = TestAuthority.root("root");
        remote.startTls(root.server(30, "other.test").context(root));
        remote.publish("enforce", "mx.remote.test");
        assertThat(remote.send(TlsPolicy.DEFAULT, root.certificate())).isEqualTo("4.7.5");
        assertThat(only().session().failure()).contains(TlsFailure.CERTIFICATE_HOST_MISMATCH);
        remote.startTls(root.server(-1, "mx.remote.test").context(root));
        assertThat(remote.send(TlsPolicy.DEFAULT, root.certificate())).isEqualTo("4.7.5");
        assertThat(only().session().failure()).contains(TlsFailure.CERTIFICATE_EXPIRED);
    }

    @Test
    void aServerWithoutStarttlsUnderDaneIsAFailureOfItsRecords() throws Exception {
        remote.mx();
        remote.dns.secure("remote.test.");
        remote.tlsa("3 1 1 " + "ab".repeat(32));
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
        TlsSession session = only().session();
        assertThat(session.policy().kind()).isEqualTo(TlsSession.Kind.TLSA);
        assertThat(session.policy().lines()).isNotEmpty();
        assertThat(session.failure()).contains(TlsFailure.STARTTLS_NOT_SUPPORTED);
    }

    @Test
    void withoutAPolicyASessionIsCountedAsSuch() throws Exception {
        remote.startTls("whoever.test", 30);
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
        assertThat(only().session().policy()).isEqualTo(TlsSession.Policy.NONE);
    }

    private TlsCount only() {
        List<TlsCount> all = new ArrayList<>();
        await().until(() -> all.addAll(remote.counted()) || !all.isEmpty());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
