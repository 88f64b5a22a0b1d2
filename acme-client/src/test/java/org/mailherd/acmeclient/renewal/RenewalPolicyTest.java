package org.mailherd.acmeclient.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.acmeclient.certificate.TestCertificates;

class RenewalPolicyTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NAME = "mail.example.org";

    private final RenewalPolicy policy = new RenewalPolicy(Duration.ofDays(30));

    private static Optional<X509Certificate> certificate(String issuer, int days) throws Exception {
        return Optional.of(
                TestCertificates.issued(
                        issuer,
                        NAME,
                        START,
                        START.plus(Duration.ofDays(days)),
                        TestCertificates.KEY));
    }

    private Decision decide(Optional<X509Certificate> current, boolean ours, int day) {
        return policy.decide(current, ours, List.of(NAME), START.plus(Duration.ofDays(day)));
    }

    @Test
    void replacesNoneAndSelfSigned() throws Exception {
        assertThat(decide(Optional.empty(), false, 1)).isInstanceOf(Decision.Replace.class);
        assertThat(decide(certificate("CN=" + NAME, 365), false, 1))
                .isEqualTo(new Decision.Replace("self-signed"));
    }

    @Test
    void leavesTheOperatorsCertificateAloneEvenWhenItHasExpired() throws Exception {
        assertThat(decide(certificate("CN=Commercial CA", 90), false, 100))
                .isEqualTo(new Decision.Foreign("CN=Commercial CA"));
    }

    @Test
    void renewsItsOwnThirtyDaysBeforeTheEnd() throws Exception {
        Optional<X509Certificate> ours = certificate("CN=Pebble", 90);
        assertThat(decide(ours, true, 59)).isEqualTo(new Decision.Keep());
        assertThat(decide(ours, true, 61)).isInstanceOf(Decision.Replace.class);
    }

    @Test
    void renewsAShortLivedOneAfterTwoThirds() throws Exception {
        Optional<X509Certificate> ours = certificate("CN=Pebble", 6);
        assertThat(decide(ours, true, 3)).isEqualTo(new Decision.Keep());
        assertThat(decide(ours, true, 5)).isInstanceOf(Decision.Replace.class);
    }

    @Test
    void knowsLetsEncryptAfterAMoveToAnotherHost() throws Exception {
        assertThat(decide(certificate("CN=R11,O=Let's Encrypt,C=US", 90), false, 70))
                .isInstanceOf(Decision.Replace.class);
    }

    @Test
    void tellsWhichNamesWereAdded() throws Exception {
        assertThat(
                        policy.decide(
                                certificate("CN=Pebble", 90),
                                true,
                                List.of(NAME, "imap.example.org"),
                                START))
                .isEqualTo(new Decision.Extend(List.of("imap.example.org")));
    }
}
