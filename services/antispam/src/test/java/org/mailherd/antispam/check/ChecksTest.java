package org.mailherd.antispam.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.Scans;

class ChecksTest {

    private final Scans scans = new Scans();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date: Wed, 4 Mar 2026 11:58:00 +0000 | X-A: b | MISSING_DATE",
                "Message-ID: <1@outside.test> | X-A: b | MISSING_MID",
                "From: Carol <carol@outside.test> | X-A: b | MISSING_FROM",
                "To: alice@alpha.test | X-A: b | MISSING_TO",
                "Subject: Lunch | X-A: b | MISSING_SUBJECT",
                "Subject: Lunch | Subject: | EMPTY_SUBJECT",
                "Subject: Lunch | Subject: BUY CHEAP PILLS | SUBJ_ALL_CAPS",
                "Subject: Lunch | Subject: Re: your order | FAKE_REPLY",
                "Date: Wed, 4 Mar 2026 11:58:00 +0000 | Date: 4 Mar 2037 11:58:00 +0000 | DATE_IN_FUTURE",
                "Date: Wed, 4 Mar 2026 11:58:00 +0000 | Date: 4 Jan 2026 11:58:00 GMT | DATE_IN_PAST",
                "Date: Wed, 4 Mar 2026 11:58:00 +0000 | Date: yesterday | INVALID_DATE",
                "Message-ID: <1@outside.test> | Message-ID: 1 | INVALID_MSGID",
                "From: Carol <carol@outside.test> | From: Carol | FROM_INVALID",
                "From: Carol <carol@outside.test> | From: carol@outside.test, eve@evil.test | MULTIPLE_FROM",
                "From: Carol <carol@outside.test> | From: \"ceo@alpha.test\" <carol@outside.test> | SPOOF_DISPLAY_NAME",
                "To: alice@alpha.test | To: undisclosed-recipients:; | R_UNDISC_RCPT",
                "Subject: Lunch | Content-Type: text/plain | MISSING_MIME_VERSION",
            })
    void findsWhatIsWrongInTheHeader(String field, String instead, String symbol) {
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN.replace(field, instead))))
                .contains(symbol);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date: Wed, 4 Mar 2026 13:58:00 +0200 (CEST)",
                "Date: 4 Mar 2026 11:58 GMT",
                "Date: Wed, 04 Mar 2026 11:58:00 UTC",
                "Date: Mit, 4 Mar 2026 11:58:00 +0000",
                "Date: 4 Mar 26 06:58 EST",
                "Date: Wed,  4 March 2026 3:58:00 -0800 (PST)",
            })
    void readsTheDatesOfHonestPrograms(String date) {
        assertThat(
                        Scans.symbols(
                                scans.judge(
                                        Scans.CLEAN.replace(
                                                "Date: Wed, 4 Mar 2026 11:58:00 +0000", date))))
                .doesNotContain("INVALID_DATE", "DATE_IN_PAST", "DATE_IN_FUTURE");
    }

    /** Threats, case 23: more than one From. */
    @Test
    void secondFromFieldIsFound() {
        assertThat(Scans.symbols(scans.judge("From: ceo@alpha.test\r\n" + Scans.CLEAN)))
                .contains("MULTIPLE_FROM");
    }

    @Test
    void secondSubjectIsFound() {
        assertThat(Scans.symbols(scans.judge("Subject: other\r\n" + Scans.CLEAN)))
                .contains("MULTIPLE_UNIQUE_HEADERS");
    }

    @Test
    void lineThatIsNoFieldIsFound() {
        assertThat(Scans.symbols(scans.judge("What is this\r\n" + Scans.CLEAN)))
                .contains("BROKEN_HEADERS");
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 ip4:192.0.2.1 -all, R_SPF_ALLOW",
        "v=spf1 -all, R_SPF_FAIL",
        "v=spf1 ~all, R_SPF_SOFTFAIL",
        "v=spf1 ?all, R_SPF_NEUTRAL",
        "v=spf1 wrong, R_SPF_PERMFAIL",
        "nothing, R_SPF_NA",
    })
    void saysWhatSpfSays(String record, String symbol) {
        scans.dns.txt("other.test", record);
        Envelope envelope = Scans.envelope("192.0.2.1", "carol@other.test");
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, envelope))).contains(symbol);
    }

    @Test
    void silentDnsIsNoFault() {
        scans.dns.failing("other.test").failing("2.2.0.192.in-addr.arpa");
        Envelope envelope = Scans.envelope("192.0.2.2", "carol@other.test");
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, envelope)))
                .contains("R_SPF_DNSFAIL")
                .doesNotContain("RDNS_NONE", "MX_MISSING");
    }

    @Test
    void wrongSignatureIsFound() {
        String signature =
                "DKIM-Signature: v=1; a=rsa-sha256; d=outside.test; s=s; h=from; bh=AAAA; b=AAAA\r\n";
        assertThat(Scans.symbols(scans.judge(signature + Scans.CLEAN))).contains("R_DKIM_PERMFAIL");
        scans.dns.txt("s._domainkey.outside.test", RSA_RECORD);
        assertThat(Scans.symbols(scans.judge(signature + Scans.CLEAN))).contains("R_DKIM_REJECT");
    }

    @Test
    void nameAndDomainOfTheClientAreLookedAt() {
        scans.dns.ptr("192.0.2.3", "liar.test").address("liar.test", "192.0.2.4");
        assertThat(
                        Scans.symbols(
                                scans.judge(
                                        Scans.CLEAN,
                                        Scans.envelope("192.0.2.3", "a@nowhere.test"))))
                .contains("RDNS_UNCONFIRMED", "MX_MISSING");
        assertThat(
                        Scans.symbols(
                                scans.judge(
                                        Scans.CLEAN,
                                        Scans.envelope("192.0.2.9", "a@outside.test"))))
                .contains("RDNS_NONE");
    }

    @Test
    void everySymbolIsDescribed() {
        for (Hit hit :
                scans.judge("x\r\n\r\n", Scans.envelope("192.0.2.9", "a@nowhere.test"))
                        .verdict()
                        .hits()) {
            assertThat(
                            List.of(
                                    hit.symbol().name(),
                                    hit.symbol().group(),
                                    hit.symbol().description()))
                    .noneMatch(String::isBlank);
        }
    }

    private static final String RSA_RECORD =
            "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFC"
                    + "jxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhi"
                    + "tdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
}
