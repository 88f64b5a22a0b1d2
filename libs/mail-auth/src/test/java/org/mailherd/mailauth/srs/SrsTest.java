package org.mailherd.mailauth.srs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.testsupport.ManualClock;

class SrsTest {
    private static final SrsSecret SECRET = new SrsSecret("a secret of sixteen and more");
    private static final SrsSecret OTHER = new SrsSecret("another secret of that length");
    private static final MailAddress SENDER = MailAddress.parse("Carol.Jones@outside.test");

    private final ManualClock clock = ManualClock.at("2026-01-01T12:00:00Z");
    private final Srs srs = new Srs(List.of(SECRET), clock);

    @Test
    void aReturnPathBecomesOneOfOursAndComesBack() {
        MailAddress rewritten = rewrite(SENDER);
        // 2026-01-01 is day 20454; 20454 mod 1024 = 998 = 31 * 32 + 6
        assertThat(rewritten.toString())
                .matches("SRS0=[A-Z2-7]{8}=7G=outside\\.test=Carol\\.Jones@alpha\\.test");
        assertThat(srs.restore(rewritten)).hasValue(SENDER);
    }

    @Test
    void theSameEachTime() {
        assertThat(rewrite(SENDER).toString())
                .isEqualTo(
                        "SRS0="
                                + SECRET.hash("srs0=7g=outside.test=carol.jones")
                                + "=7G=outside.test=Carol.Jones@alpha.test");
    }

    @Test
    void aServerThatLowersTheCaseDoesNoHarm() {
        MailAddress lower = MailAddress.parse(rewrite(SENDER).toString().toLowerCase(Locale.ROOT));
        assertThat(srs.restore(lower)).hasValue(SENDER.canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-"})
    void anotherForwardersAddressIsWrappedOnce(String separator) {
        MailAddress theirs =
                MailAddress.parse("SRS0" + separator + "XyZ=AB=outside.test=carol@first.test");
        MailAddress ours = rewrite(theirs);
        assertThat(ours.toString())
                .matches(
                        "SRS1=[A-Z2-7]{8}=first\\.test=\\Q"
                                + separator
                                + "\\EXyZ=AB=outside\\.test=carol@alpha\\.test");
        assertThat(srs.restore(ours))
                .hasValue(
                        new MailAddress(
                                "SRS0" + separator + "XyZ=AB=outside.test=carol", "first.test"));
    }

    @Test
    void theThirdForwarderStillPointsToTheFirst() {
        Srs second = new Srs(List.of(OTHER), clock);
        MailAddress first = rewrite(SENDER);
        MailAddress wrapped = second.rewrite(first, "second.test").orElseThrow();
        MailAddress third = rewrite(wrapped);
        assertThat(third.localPart()).startsWith("SRS1=").contains("=alpha.test==");
        assertThat(third.localPart().length()).isEqualTo(wrapped.localPart().length());
        assertThat(srs.restore(third)).hasValue(first);
    }

    @Test
    void whatOnlyLooksLikeSrs1IsASenderLikeAnyOther() {
        MailAddress odd = MailAddress.parse("srs1=nonsense@outside.test");
        assertThat(srs.restore(rewrite(odd))).hasValue(odd);
    }

    @Test
    void anAddressIsGoodForThreeWeeks() {
        MailAddress rewritten = rewrite(SENDER);
        clock.advance(Duration.ofDays(21));
        assertThat(srs.restore(rewritten)).hasValue(SENDER);
        clock.advance(Duration.ofDays(1));
        assertThat(srs.restore(rewritten)).isEmpty();
    }

    @Test
    void theDayMayEndBetweenTwoNodes() {
        ManualClock ahead = ManualClock.at("2026-01-02T00:00:01Z");
        MailAddress rewritten =
                new Srs(List.of(SECRET), ahead).rewrite(SENDER, "alpha.test").orElseThrow();
        assertThat(srs.restore(rewritten)).hasValue(SENDER);
    }

    @Test
    void anOldSecretStillOpensWhatItClosed() {
        Srs rotated = new Srs(List.of(OTHER, SECRET), clock);
        MailAddress old = rewrite(SENDER);
        assertThat(rotated.restore(old)).hasValue(SENDER);
        assertThat(srs.restore(rotated.rewrite(SENDER, "alpha.test").orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRS0=AAAAAAAA=7G=outside.test=carol.jones@alpha.test",
                "SRS0==7G=outside.test=carol.jones@alpha.test",
                "SRS0=@alpha.test",
                "SRS0=====@alpha.test",
                "SRS0+AAAAAAAA=7G=outside.test=victim@alpha.test",
                "SRS1=AAAAAAAA=first.test==x=y=z=w@alpha.test",
                "SRS1=AAAAAAAA=first.test=@alpha.test",
                "SRS0@alpha.test",
                "carol@alpha.test"
            })
    void forgedAddressesOpenNothing(String forged) {
        assertThat(srs.restore(MailAddress.parse(forged))).isEmpty();
    }

    /** No open relay: whoever has one good address can make no second one of it. */
    @Test
    void noPartOfAnAddressCanBeExchanged() {
        String good = rewrite(SENDER).toString();
        for (String changed :
                List.of(
                        good.replace("Carol.Jones", "victim"),
                        good.replace("outside.test", "elsewhere.test"),
                        good.replace("=7G=", "=7H="),
                        good.replace("=outside.test=Carol.Jones", "=outside.test=Carol=Jones"),
                        good.replace("SRS0=", "SRS1="))) {
            assertThat(srs.restore(MailAddress.parse(changed))).as(changed).isEmpty();
        }
    }

    @Test
    void anAddressOfOneKindIsNotTakenForTheOther() {
        MailAddress wrapped = rewrite(MailAddress.parse("SRS0=A=B=c.test=d@first.test"));
        assertThat(srs.restore(MailAddress.parse(wrapped.toString().replace("SRS1=", "SRS0="))))
                .isEmpty();
    }

    @Test
    void longLocalPartsStayWhole() {
        MailAddress sender =
                new MailAddress("b".repeat(64), "a-quite-long-domain-name.bounces.outside.test");
        MailAddress rewritten = rewrite(sender);
        assertThat(rewritten.localPart().length()).isGreaterThan(64);
        assertThat(srs.restore(MailAddress.parse(rewritten.toString()))).hasValue(sender);
    }

    @Test
    void whatWouldBeTooLongForAPathIsNotRewritten() {
        MailAddress sender =
                new MailAddress("b".repeat(64), "x".repeat(60) + "." + "y".repeat(60) + ".test");
        assertThat(srs.rewrite(sender, "z".repeat(60) + ".test")).isEmpty();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new SrsSecret("short")).hasMessageContaining("16");
    }

    /** Whatever an address is made of, it comes back as it was. */
    @Test
    void everyAddressSurvivesTheRoundTrip() {
        Random random = new Random(42);
        String signs = "abcXYZ019.=+-_!#$%&'*/?^`{|}~ \"\\@<>,:;üß";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder local = new StringBuilder();
            int length = 1 + random.nextInt(20);
            for (int j = 0; j < length; j++) {
                local.append(signs.charAt(random.nextInt(signs.length())));
            }
            MailAddress sender = new MailAddress(local.toString(), "d" + i + ".outside.test");
            MailAddress rewritten = rewrite(sender);
            MailAddress asSmtpCarriesIt = MailAddress.parse(rewritten.toString());
            assertThat(srs.restore(asSmtpCarriesIt)).as(sender.toString()).hasValue(sender);
        }
    }

    /** Nothing a stranger writes may throw, or be taken for ours. */
    @Test
    void randomTextIsNeverOurs() {
        Random random = new Random(43);
        String signs = "SRS01=+-ABCDEFG.7test";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder local = new StringBuilder(random.nextBoolean() ? "SRS0=" : "SRS1=");
            int length = random.nextInt(40);
            for (int j = 0; j < length; j++) {
                local.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(srs.restore(new MailAddress(local.toString(), "alpha.test"))).isEmpty();
        }
    }

    private MailAddress rewrite(MailAddress sender) {
        return srs.rewrite(sender, "alpha.test").orElseThrow();
    }
}
