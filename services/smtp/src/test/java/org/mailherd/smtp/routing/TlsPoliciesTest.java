package org.mailherd.smtp.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.directory.routing.TlsOverride;
import org.mailherd.smtp.routing.TlsPolicy.Level;

class TlsPoliciesTest {
    private static final RelayLogin SECRET = new RelayLogin("user", "hush", false);

    @ParameterizedTest
    @CsvSource({
        "none, NONE",
        "may, MAY",
        "encrypt, ENCRYPT",
        "dane, DANE",
        "dane-only, DANE_ONLY",
        "verify, VERIFY",
        "secure, SECURE",
        "fingerprint, FINGERPRINT"
    })
    void knowsPostfixsWords(String word, Level level) {
        assertThat(TlsPolicies.parse(new TlsOverride(word, "")).level()).isEqualTo(level);
    }

    @Test
    void readsNamesAndProtocols() {
        assertThat(
                        TlsPolicies.parse(
                                new TlsOverride(
                                        "secure",
                                        "match=a.test:.b.test  protocols=>=TLSv1.3 ciphers=high")))
                .isEqualTo(
                        new TlsPolicy(
                                Level.SECURE, List.of("a.test", ".b.test"), List.of(">=TLSv1.3")));
    }

    @Test
    void digestsKeepTheirColons() {
        assertThat(TlsPolicies.parse(new TlsOverride("fingerprint", "match=AB:CD|EF:01")).match())
                .containsExactly("AB:CD", "EF:01");
    }

    @Test
    void whoGetsOurPasswordMustEncryptUnlessAnEntrySaysOtherwise() {
        assertThat(TlsPolicies.of(Optional.empty(), Optional.of(SECRET)).level())
                .isEqualTo(Level.ENCRYPT);
        assertThat(
                        TlsPolicies.of(
                                Optional.empty(),
                                Optional.of(new RelayLogin("user", "open", true))))
                .isEqualTo(TlsPolicy.DEFAULT);
        assertThat(TlsPolicies.of(Optional.empty(), Optional.empty())).isEqualTo(TlsPolicy.DEFAULT);
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> TlsPolicies.parse(new TlsOverride("sometimes", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(SECRET.toString()).doesNotContain("hush");
    }
}
