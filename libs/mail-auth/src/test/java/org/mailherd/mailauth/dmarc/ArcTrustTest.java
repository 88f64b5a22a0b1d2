package org.mailherd.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcWord;

class ArcTrustTest {
    private static final String PASS = " mx.list.example; dmarc=pass header.from=bank.example";
    private final ArcTrust trust = new ArcTrust(List.of("List.Example", "hop.example"));

    private static ArcResult chain(ArcStatus status, ArcWord... words) {
        return new ArcResult(status, words.length, false, "", List.of(words));
    }

    @Test
    void aTrustedSealerMayVouch() {
        assertThat(
                        trust.vouches(
                                chain(ArcStatus.PASS, new ArcWord("list.example", PASS)),
                                "bank.example"))
                .contains("list.example");
    }

    @Test
    void whoSawItFirstOfTheTrustedIsHeard() {
        ArcWord list = new ArcWord("list.example", PASS);
        ArcWord hop =
                new ArcWord("hop.example", " hop.example; dmarc=fail header.from=bank.example");
        assertThat(trust.vouches(chain(ArcStatus.PASS, list, hop), "bank.example"))
                .contains("list.example");
        assertThat(trust.vouches(chain(ArcStatus.PASS, hop, list), "bank.example")).isEmpty();
    }

    @Test
    void whoHandsOnWhatItDidNotSeeFailIsKnown() {
        ArcWord none = new ArcWord("list.example", " mx; dmarc=none header.from=bank.example");
        ArcWord fail = new ArcWord("list.example", " mx; dmarc=fail header.from=bank.example");
        ArcWord evil = new ArcWord("evil.example", PASS);
        assertThat(trust.hands(chain(ArcStatus.PASS, none), "bank.example"))
                .contains("list.example");
        assertThat(trust.hands(chain(ArcStatus.PASS, fail), "bank.example")).isEmpty();
        assertThat(trust.hands(chain(ArcStatus.PASS, none, evil), "bank.example")).isEmpty();
        assertThat(trust.hands(chain(ArcStatus.FAIL, none), "bank.example")).isEmpty();
    }

    @Test
    void forgedChainAttackProvesNothing() {
        ArcWord trusted = new ArcWord("list.example", PASS);
        ArcWord evil = new ArcWord("evil.example", PASS);
        assertThat(trust.vouches(chain(ArcStatus.PASS, evil), "bank.example")).isEmpty();
        assertThat(trust.vouches(chain(ArcStatus.PASS, trusted, evil), "bank.example")).isEmpty();
        assertThat(trust.vouches(chain(ArcStatus.FAIL, trusted), "bank.example")).isEmpty();
        assertThat(trust.vouches(chain(ArcStatus.PASS, trusted), "other.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx; dmarc=fail header.from=bank.example",
                "mx; dmarc=pass",
                "mx; spf=pass smtp.mailfrom=bank.example",
                "mx; x=\"; dmarc=pass header.from=bank.example\"",
                "mx; spf=pass (; dmarc=pass header.from=bank.example)",
                "mx; dmarc=pass header.from=bank.example; \"",
                "",
                "mx"
            })
    void onlyItsOwnWordForTheAuthorCounts(String results) {
        ArcWord word = new ArcWord("list.example", results);
        assertThat(trust.vouches(chain(ArcStatus.PASS, word), "bank.example")).isEmpty();
    }
}
