package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.routing.TlsPolicy.Level;

/** DANE for SMTP (RFC 7672), with a resolver that may lie. */
class DaneTest {
    private static final TlsPolicy DANE_ONLY = new TlsPolicy(Level.DANE_ONLY, List.of());

    private final RemoteDomain remote = new RemoteDomain();

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void daneTrustsTheRecordWhateverNameAndDateSay() throws Exception {
        X509Certificate own = remote.startTls("whoever.test", -1);
        remote.dns.secure("remote.test.");
        remote.tlsa("3 1 1 " + RemoteDomain.sha256(own.getPublicKey().getEncoded()));
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent dane");
        assertThat(remote.send(new TlsPolicy(Level.DANE_ONLY, List.of()))).isEqualTo("sent dane");
    }

    @Test
    void daneDefersWhenTheCertificateIsAnother() throws Exception {
        remote.startTls("mx.remote.test", 30);
        remote.dns.secure("remote.test.");
        remote.tlsa("3 1 1 " + "00".repeat(32));
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
    }

    @Test
    void daneWithoutStarttlsDefers() throws Exception {
        remote.mx();
        remote.dns.secure("remote.test.");
        remote.tlsa("3 1 1 " + "00".repeat(32));
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
    }

    @Test
    void aTlsaQuestionThatFailsDefers() throws Exception {
        remote.startTls("mx.remote.test", 30);
        remote.dns
                .secure("remote.test.")
                .failing("_" + remote.server.port() + "._tcp.mx.remote.test.");
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
    }

    @Test
    void recordsThatDnssecDoesNotProveDoNotCount() throws Exception {
        remote.startTls("mx.remote.test", 30);
        remote.tlsa("3 1 1 " + "00".repeat(32));
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
        assertThat(remote.send(new TlsPolicy(Level.DANE_ONLY, List.of()))).isEqualTo("4.7.5");
    }

    @Test
    void unusableRecordsStillDemandTls() throws Exception {
        remote.mx();
        remote.dns.secure("remote.test.");
        remote.tlsa("1 1 1 " + "00".repeat(32));
        assertThat(remote.send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
    }

    /**
     * Usage 2 (DANE-TA): the record names the authority; path, dates and name count (RFC 7672
     * 3.1.2).
     */
    @Test
    void daneTrustsTheAuthorityOfTheRecordForTheServersName() throws Exception {
        TestAuthority root = TestAuthority.root("root");
        TestAuthority middle = root.intermediate("middle");
        TestAuthority own = middle.server(30, "mx.remote.test");
        remote.startTls(own.context(middle, root));
        remote.dns.secure("remote.test.");
        remote.tlsa("2 0 1 " + RemoteDomain.sha256(root.certificate().getEncoded()));
        assertThat(remote.send(DANE_ONLY)).isEqualTo("sent dane");
        only("2 1 1 " + RemoteDomain.sha256(middle.keys().getPublic().getEncoded()));
        assertThat(remote.send(DANE_ONLY)).isEqualTo("sent dane");
    }

    @Test
    void anAuthorityGivenWholeInTheRecordNeedNotBeShown() throws Exception {
        TestAuthority root = TestAuthority.root("root");
        TestAuthority middle = root.intermediate("middle");
        remote.startTls(middle.server(30, "mx.remote.test").context(middle));
        remote.dns.secure("remote.test.");
        remote.tlsa("2 0 0 " + HexFormat.of().formatHex(root.certificate().getEncoded()));
        assertThat(remote.send(DANE_ONLY)).isEqualTo("sent dane");
        only("2 0 1 " + RemoteDomain.sha256(root.certificate().getEncoded()));
        assertThat(remote.send(DANE_ONLY)).isEqualTo("4.7.5");
    }

    @Test
    void underAnAuthorityNameDateAndSignatureMustBeRight() throws Exception {
        TestAuthority root = TestAuthority.root("root");
        String record = "2 0 1 " + RemoteDomain.sha256(root.certificate().getEncoded());
        remote.startTls(root.server(30, "other.test").context(root));
        remote.dns.secure("remote.test.");
        remote.tlsa(record);
        assertThat(remote.send(DANE_ONLY)).as("another's name").isEqualTo("4.7.5");
        remote.startTls(root.server(-1, "mx.remote.test").context(root));
        remote.tlsa(record);
        assertThat(remote.send(DANE_ONLY)).as("expired").isEqualTo("4.7.5");
        TestAuthority impostor = TestAuthority.root("root");
        remote.startTls(impostor.server(30, "mx.remote.test").context(root));
        remote.tlsa(record);
        assertThat(remote.send(DANE_ONLY)).as("signed by an impostor").isEqualTo("4.7.5");
        // A server's certificate is no authority (RFC 5280 4.2.1.9).
        TestAuthority leaf = root.server(30, "leaf.test");
        remote.startTls(leaf.server(30, "mx.remote.test").context(leaf, root));
        remote.tlsa(record);
        assertThat(remote.send(DANE_ONLY)).as("signed by no authority").isEqualTo("4.7.5");
    }

    /** RFC 7672 3.2.2: the next hop's domain is as good as the server's name. */
    @Test
    void theNextHopsDomainIsANameToo() throws Exception {
        TestAuthority root = TestAuthority.root("root");
        remote.startTls(root.server(30, "remote.test").context(root));
        remote.dns.secure("remote.test.");
        remote.tlsa("2 0 1 " + RemoteDomain.sha256(root.certificate().getEncoded()));
        assertThat(remote.send(DANE_ONLY)).isEqualTo("sent dane");
    }

    private void only(String record) {
        remote.dns.remove("_" + remote.server.port() + "._tcp.mx.remote.test.");
        remote.tlsa(record);
    }
}
