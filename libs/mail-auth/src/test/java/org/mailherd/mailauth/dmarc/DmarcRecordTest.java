package org.mailherd.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcRecordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1",
                "v=DMARC1;",
                "v = DMARC1 ; p = reject",
                "v=DMARC1;p=reject",
                "v=DMARC1; p=none; x=y; =; ;;; garbage; \u0000"
            })
    void theVersionAloneMakesARecord(String text) {
        assertThat(DmarcRecord.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " v=DMARC1; p=reject",
                "v=dmarc1; p=reject",
                "v=DMARC12; p=reject",
                "v=DMARC1 p=reject",
                "p=reject; v=DMARC1",
                "v=spf1 -all"
            })
    void otherRecordsAreNone(String text) {
        assertThat(DmarcRecord.parse(text)).isEmpty();
    }

    @Test
    void everyTagIsRead() {
        DmarcRecord record =
                read(
                        "p=Reject; SP=quarantine; np=none; adkim=s; aspf=S; psd=n; t=y; pct=7; ri=60;"
                                + " fo=1:d:x:s; rf=afrf; rua=mailto:a@x.example!10m, https://x.example/r,,no uri;"
                                + " ruf=mailto:b@x.example");
        assertThat(record.policies())
                .isEqualTo(
                        new DmarcPolicies(
                                DmarcPolicy.REJECT,
                                Optional.of(DmarcPolicy.QUARANTINE),
                                Optional.of(DmarcPolicy.NONE)));
        assertThat(record.dkim()).isEqualTo(Alignment.STRICT);
        assertThat(record.spf()).isEqualTo(Alignment.STRICT);
        assertThat(record.publicSuffix()).isEqualTo(PublicSuffix.NO);
        assertThat(record.testing()).isTrue();
        assertThat(record.percent()).isEqualTo(7);
        assertThat(record.reports())
                .isEqualTo(
                        new DmarcReports(
                                List.of("mailto:a@x.example!10m", "https://x.example/r"),
                                List.of("mailto:b@x.example"),
                                List.of("1", "d", "s"),
                                Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"adkim=x", "aspf=", "psd=maybe", "t=yes", "pct=-1", "ri=0", "fo=2"})
    void whatCannotBeReadCountsAsNotSaid(String tag) {
        assertThat(read("p=reject; " + tag)).isEqualTo(read("p=reject"));
    }

    @Test
    void failureOptionsMeanNothingWithoutAnAddress() {
        assertThat(read("p=none; fo=1").reports().options()).containsExactly("0");
    }

    @Test
    void aTagThatContradictsItselfIsBroken() {
        assertThat(read("p=reject; p=none").usable()).isFalse();
        assertThat(read("p=reject; p=reject").policies().domain()).isEqualTo(DmarcPolicy.REJECT);
    }

    @Test
    void longRecordsCostNoMoreThanTheirStart() {
        assertThat(
                        read("p=reject; rua=" + "mailto:a@b.example,".repeat(100_000))
                                .reports()
                                .aggregate())
                .hasSize(20);
        assertThat(read("a=b;".repeat(100_000) + "p=reject").policies().domain())
                .isEqualTo(DmarcPolicy.NONE);
    }

    private static DmarcRecord read(String tags) {
        return DmarcRecord.parse("v=DMARC1; " + tags).orElseThrow();
    }
}
