package org.mailherd.directory.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.dkim.KeySeal;
import org.mailherd.directory.dkim.KeyState;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.mailherd.directory.dkim.SigningKeyStore;

class RotationRoundIT {
    private final SigningKeyStore keys =
            new SigningKeyStore(new TestDirectory().jdbc, KeySeal.of(""));
    private final KeyRotation rotation = new KeyRotation(keys);
    private final Map<String, Boolean> dns = new HashMap<>();

    /** Later than now, which the database sets. */
    private void round(Duration later, Duration renewAfter) {
        Clock clock =
                Clock.fixed(
                        Clock.systemUTC().instant().plus(later).truncatedTo(ChronoUnit.SECONDS),
                        ZoneOffset.UTC);
        PublishedKeys published = key -> Optional.ofNullable(dns.get(key.selector()));
        RotationPlan plan = new RotationPlan(Duration.ofHours(1), Duration.ofDays(7), renewAfter);
        new RotationRound(keys, rotation, published, plan, clock).run();
    }

    private void round(Duration later) {
        round(later, Duration.ZERO);
    }

    private List<KeyState> states() {
        return keys.all("alpha.test").stream().map(SigningKeyStore.StoredKey::state).toList();
    }

    private void twoKeys() {
        keys.create("alpha.test", "old", Algorithm.ED25519, 0);
        keys.create("alpha.test", "new", Algorithm.ED25519, 0, KeyState.PUBLISHED);
    }

    @Test
    void aKeySignsOnceTheDnsHasShownItForAWhileAndTheOldOneRetires() {
        twoKeys();
        dns.put("new", false);
        round(Duration.ofDays(1));
        assertThat(states()).containsExactly(KeyState.ACTIVE, KeyState.PUBLISHED);
        dns.put("new", true);
        round(Duration.ofDays(1));
        assertThat(keys.all("alpha.test").getLast().seen()).isPresent();
        assertThat(states()).containsExactly(KeyState.ACTIVE, KeyState.PUBLISHED);
        round(Duration.ofDays(1).plusHours(2));
        assertThat(states()).containsExactly(KeyState.RETIRED, KeyState.ACTIVE);
    }

    @Test
    void aRecordThatVanishesIsWaitedForAnew() {
        twoKeys();
        dns.put("new", true);
        round(Duration.ofDays(1));
        dns.remove("new");
        round(Duration.ofDays(2));
        assertThat(keys.all("alpha.test").getLast().seen()).isPresent();
        dns.put("new", false);
        round(Duration.ofDays(2));
        assertThat(keys.all("alpha.test").getLast().seen()).isEmpty();
        assertThat(states()).containsExactly(KeyState.ACTIVE, KeyState.PUBLISHED);
    }

    @Test
    void aRetiredKeyIsWithdrawnWhenNoMailOfItIsUnderWay() {
        twoKeys();
        rotation.activate("alpha.test", "new");
        round(Duration.ofDays(6));
        assertThat(states()).containsExactly(KeyState.RETIRED, KeyState.ACTIVE);
        round(Duration.ofDays(8));
        assertThat(states()).containsExactly(KeyState.REVOKED, KeyState.ACTIVE);
        assertThat(keys.all("alpha.test").getFirst().key().dnsRecord())
                .isEqualTo("v=DKIM1; k=ed25519; p=");
        assertThat(keys.forDomain("alpha.test"))
                .extracting(SigningKey::selector)
                .containsExactly("new");
    }

    @Test
    void anOldKeyGetsOneSuccessor() {
        keys.create("alpha.test", "old", Algorithm.ED25519, 0);
        round(Duration.ofDays(179), Duration.ofDays(180));
        assertThat(states()).hasSize(1);
        round(Duration.ofDays(181), Duration.ofDays(180));
        round(Duration.ofDays(182), Duration.ofDays(180));
        assertThat(states()).containsExactly(KeyState.ACTIVE, KeyState.PUBLISHED);
    }

    @Test
    void keysOfElsewhereKeepTheirPublicHalf() {
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey made = keys.create("alpha.test", "k" + algorithm.tag(), algorithm, 1024);
            String pem =
                    "-----BEGIN PRIVATE KEY-----\n"
                            + java.util.Base64.getMimeEncoder()
                                    .encodeToString(made.privateKey().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n";
            SigningKey brought = rotation.bring("beta.test", made.selector(), pem, false);
            assertThat(brought.dnsRecord()).isEqualTo(made.dnsRecord());
            assertThatThrownBy(() -> rotation.bring("beta.test", made.selector(), pem, false))
                    .hasMessageContaining("has a key of that selector");
            rotation.bring("beta.test", made.selector(), pem, true);
        }
        assertThatThrownBy(() -> rotation.bring("beta.test", "x", "no key", false))
                .hasMessageContaining("Not a key");
        rotation.duplicate("alpha.test", "gamma.test");
        assertThat(keys.forDomain("gamma.test")).hasSize(2);
        assertThatThrownBy(() -> rotation.duplicate("alpha.test", "gamma.test"))
                .hasMessageContaining("has keys");
    }
}
