package org.mailherd.directory.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.dkim.KeySeal;
import org.mailherd.directory.dkim.KeyState;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.mailherd.directory.dkim.SigningKeyStore;

class KeyRotationIT {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final TestDirectory rows = new TestDirectory();
    private final SigningKeyStore keys = new SigningKeyStore(rows.jdbc, KeySeal.of(""));
    private final KeyRotation rotation = new KeyRotation(keys);

    @Test
    void aPreparedKeySignsOnceItIsActivatedAndTheOldOneRetires() {
        keys.create("alpha.test", "dkim", Algorithm.RSA, 1024);
        keys.create("alpha.test", "ed", Algorithm.ED25519, 0);
        SigningKey next = rotation.add("alpha.test", "", Algorithm.RSA, 1024, MARCH);
        assertThat(next.selector()).isEqualTo("dkim-202603");
        assertThat(signing("alpha.test")).containsExactly("dkim", "ed");

        rotation.activate("alpha.test", "dkim-202603");
        assertThat(signing("alpha.test")).containsExactly("ed", "dkim-202603");
        assertThat(keys.all("alpha.test"))
                .extracting(SigningKeyStore.StoredKey::state)
                .containsExactly(KeyState.RETIRED, KeyState.ACTIVE, KeyState.ACTIVE);

        rotation.delete("alpha.test", "dkim");
        assertThat(keys.all("alpha.test")).hasSize(2);
    }

    @Test
    void aRotationMayBeTakenBack() {
        keys.create("alpha.test", "dkim", Algorithm.RSA, 1024);
        rotation.add("alpha.test", "", Algorithm.RSA, 1024, MARCH);
        rotation.activate("alpha.test", "dkim-202603");
        rotation.activate("alpha.test", "dkim");
        assertThat(signing("alpha.test")).containsExactly("dkim");
    }

    @Test
    void selectorsOfOneMonthDiffer() {
        rotation.add("alpha.test", "", Algorithm.ED25519, 0, MARCH);
        assertThat(rotation.add("alpha.test", "", Algorithm.ED25519, 0, MARCH).selector())
                .isEqualTo("ed-202603-2");
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> rotation.activate("alpha.test", "x"))
                .hasMessageContaining("no key x._domainkey.alpha.test");
        assertThatThrownBy(() -> rotation.retire("alpha.test", "x")).hasMessageContaining("no key");
        assertThatThrownBy(() -> rotation.delete("alpha.test", "x")).hasMessageContaining("no key");
    }

    @Test
    void aSubdomainSignsWithTheDomainAboveIt() {
        keys.create("alpha.test", "dkim", Algorithm.ED25519, 0);
        assertThat(keys.forDomain("news.alpha.test"))
                .extracting(SigningKey::domain)
                .containsExactly("alpha.test");
        assertThat(keys.forDomain("test")).isEmpty();
        assertThat(keys.forDomain("notalpha.test")).isEmpty();
    }

    @Test
    void anAliasDomainSignsAsItselfWhereItHasAKey() {
        rows.domain("alpha.test").aliasDomain("alias.test", "alpha.test");
        keys.create("alpha.test", "dkim", Algorithm.ED25519, 0);
        assertThat(keys.forDomain("alias.test"))
                .extracting(SigningKey::domain)
                .containsExactly("alpha.test");
        keys.create("alias.test", "dkim", Algorithm.ED25519, 0);
        assertThat(keys.forDomain("alias.test"))
                .extracting(SigningKey::domain)
                .containsExactly("alias.test");
    }

    @Test
    void theFirstKeyOfAnAlgorithmSignsAtOnce() {
        rotation.add("alpha.test", "own", Algorithm.RSA, 1024, MARCH);
        rotation.add("alpha.test", "ed", Algorithm.ED25519, 0, MARCH);
        assertThat(signing("alpha.test")).containsExactly("own", "ed");
        assertThatThrownBy(() -> rotation.add("alpha.test", "ed", Algorithm.RSA, 1024, MARCH))
                .hasMessageContaining("has a key of that selector");
        assertThatThrownBy(() -> rotation.add("alpha.test", "a.b", Algorithm.RSA, 1024, MARCH))
                .hasMessageContaining("one label");
    }

    private List<String> signing(String domain) {
        return keys.forDomain(domain).stream().map(SigningKey::selector).toList();
    }
}
