package org.mailherd.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mailherd.mailauth.dkim.PublishedMessage.ED25519;
import static org.mailherd.mailauth.dkim.PublishedMessage.MESSAGE;
import static org.mailherd.mailauth.dkim.PublishedMessage.RSA;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.mailherd.mailauth.header.HeaderBlock;

/** RFC 8463 A.3: one message, signed by somebody else with both algorithms. */
class PublishedVectorsTest {
    @Test
    void bothSignaturesOfTheStandardVerify() {
        assertThat(verify(MESSAGE, ED25519, RSA))
                .extracting(DkimResult::status, DkimResult::algorithm, DkimResult::proves)
                .containsExactly(
                        tuple(DkimStatus.PASS, "ed25519-sha256", true),
                        tuple(DkimStatus.PASS, "rsa-sha256", true));
    }

    @Test
    void aChangedMessageDoesNot() {
        assertThat(verify(MESSAGE.replace("dinner", "supper"), ED25519, RSA))
                .extracting(DkimResult::reason)
                .containsOnly("signature did not verify");
        assertThat(verify(MESSAGE.replace("the game", "a game"), ED25519, RSA))
                .extracting(DkimResult::reason)
                .containsOnly("body hash did not verify");
    }

    /** RFC 6376 3.6.1, t=y: as if it were not signed. */
    @Test
    void aKeyInTestModeProvesNothingAndBreaksNothing() {
        List<DkimResult> results = verify(MESSAGE, ED25519 + "; t=y", RSA + "; t=x:y");
        assertThat(results).allMatch(r -> r.status() == DkimStatus.PASS && r.testing());
        assertThat(results).noneMatch(DkimResult::proves);
        assertThat(verify(MESSAGE.replace("game", "play"), ED25519 + "; t=y", RSA + ";t=y"))
                .allMatch(r -> r.status() == DkimStatus.FAIL && r.testing());
    }

    /** RFC 6376 3.6.1, t=s: identity and domain must be the same. */
    @Test
    void aStrictKeyTakesNoIdentityBelowItsDomain() {
        assertThat(verify(MESSAGE, ED25519 + "; t=s", RSA + "; t=y:s"))
                .allMatch(r -> r.status() == DkimStatus.PASS);
        String below = MESSAGE.replace("i=@football", "i=@club.football");
        assertThat(verify(below, ED25519 + "; t=s", RSA + "; t=y:s"))
                .extracting(DkimResult::reason)
                .containsOnly("key is for the exact domain only");
    }

    /** RFC 6376 3.6.1: tags h, s, k, v and p, each. */
    @Test
    void aKeyOfAnotherKindIsNoKey() {
        for (String key :
                List.of(
                        RSA.replace("k=rsa", "k=dsa"),
                        RSA.replace("k=rsa", "k=ed25519"),
                        RSA.replace("v=DKIM1", "v=DKIM2"),
                        RSA.replace("v=DKIM1; k=rsa", "k=rsa; v=DKIM1"),
                        RSA + "; h=sha1",
                        RSA + "; s=web",
                        RSA + "; p=AAAA",
                        "v=DKIM1; k=rsa",
                        "v=DKIM1; k=rsa; p=")) {
            assertThat(verify(MESSAGE, ED25519, key).get(1).status())
                    .as(key)
                    .isEqualTo(DkimStatus.PERMERROR);
        }
        assertThat(verify(MESSAGE, ED25519, RSA + "; h=sha1:sha256; s=web:email; n=note; z=1"))
                .allMatch(DkimResult::proves);
    }

    /** RFC 6376 3.5, tag q: unknown ways are ignored; without a known one there is no key. */
    @Test
    void unknownWaysToFetchTheKeyAreIgnored() {
        assertThat(verify(MESSAGE.replace("q=dns/txt", "q=http/x"), ED25519, RSA))
                .allMatch(r -> r.status() == DkimStatus.PERMERROR);
        assertThat(verify(MESSAGE.replace("q=dns/txt", "q=http/x : dns/txt"), ED25519, RSA))
                .extracting(DkimResult::reason)
                .containsOnly("signature did not verify");
    }

    private static List<DkimResult> verify(String message, String ed25519, String rsa) {
        InMemoryDns dns =
                new InMemoryDns()
                        .txt("brisbane._domainkey.football.example.com", ed25519)
                        .txt("test._domainkey.football.example.com", rsa);
        int split = message.indexOf("\r\n\r\n") + 4;
        byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
        DkimVerification verification =
                new DkimVerifier(dns, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                        .begin(HeaderBlock.parse(Arrays.copyOf(octets, split)));
        verification.update(octets, split, octets.length - split);
        return verification.finish();
    }
}
