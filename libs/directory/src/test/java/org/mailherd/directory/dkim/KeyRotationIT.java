package org.mailherd.directory.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.mailherd.testsupport.ManualClock;

class KeyRotationIT {
    private final TestDirectory rows = new TestDirectory();
    private final SigningKeyStore keys = new SigningKeyStore(rows.jdbc);
    private final KeyRotation rotation =
            new KeyRotation(keys, ManualClock.at("2026-03-04T12:00:00Z"));

    @Test
    void aPreparedKeySignsOnceItIsActivatedAndTheOldOneRetires() {
        keys.create("alpha.test", "dkim", Algorithm.RSA, 1024);
        keys.create("alpha.test", "ed", Algorithm.ED25519, 0);
        SigningKey next = rotation.prepare("alpha.test", Algorithm.RSA, 1024);
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
        rotation.prepare("alpha.test", Algorithm.RSA, 1024);
        rotation.activate("alpha.test", "dkim-202603");
        rotation.activate("alpha.test", "dkim");
        assertThat(signing("alpha.test")).containsExactly("dkim");
    }

    @Test
    void selectorsOfOneMonthDiffer() {
        rotation.prepare("alpha.test", Algorithm.ED25519, 0);
        assertThat(rotation.prepare("alpha.test", Algorithm.ED25519, 0).selector())
                .isEqualTo("ed-202603-2");
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> rotation.activate("alpha.test", "x"))
                .hasMessage("no key x._domainkey.alpha.test");
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

    private List<String> signing(String domain) {
        return keys.forDomain(domain).stream().map(SigningKey::selector).toList();
    }
}
