package org.mailherd.adminui.releaselink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailherd.adminui.quarantine.QuarantineVerb;

class ReleaseLinksTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String SECRET = "a-long-random-word-of-forty-characters-1";
    private static final ReleaseLink LINK =
            new ReleaseLink(
                    QuarantineVerb.RELEASE, 7, "al|ice@alpha.test", NOW.plus(Duration.ofDays(14)));

    @Test
    void aLinkSaysWhatItAllowsUntilItExpires() {
        ReleaseLinks links = links(SECRET, NOW);
        String token = links.token(LINK);
        assertThat(token).matches("[A-Za-z0-9_.-]+");
        assertThat(links.read(token)).hasValue(LINK);
        assertThat(links(SECRET, LINK.expires().minusSeconds(1)).read(token)).hasValue(LINK);
        assertThat(links(SECRET, LINK.expires()).read(token)).isEmpty();
    }

    @Test
    void anotherSecretsLinkAndNoneAtAllOpenNothing() {
        String token = links(SECRET, NOW).token(LINK);
        assertThat(links(SECRET + "x", NOW).read(token)).isEmpty();
        for (String other :
                List.of("", ".", "a.b", "%", token + ".", "." + token, "=".repeat(99))) {
            assertThat(links(SECRET, NOW).read(other)).as(other).isEmpty();
        }
        assertThat(links("", NOW).read(token)).isEmpty();
        assertThat(links("", NOW).read(".")).isEmpty();
    }

    @Test
    void noCharacterOfALinkCanBeChanged() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ReleaseLinks links = links(SECRET, NOW);
        String token = links.token(LINK);
        for (int i = 0; i < 2_000; i++) {
            char[] changed = token.toCharArray();
            changed[random.nextInt(changed.length)] = (char) ('!' + random.nextInt(94));
            // what only spells the same octets in another way is the same link
            assertThat(links.read(new String(changed)).filter(link -> !link.equals(LINK)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aShortSecretIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> new ReleaseLinkSettings("short", Duration.ofDays(1), ""))
                .hasMessageContaining("32 characters");
    }

    private static ReleaseLinks links(String secret, Instant now) {
        return new ReleaseLinks(
                new ReleaseLinkSettings(secret, Duration.ofDays(14), "https://mail.alpha.test"),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
