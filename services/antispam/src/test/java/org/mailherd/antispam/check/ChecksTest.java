package org.mailherd.antispam.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
                "Message-ID: <1@outside.test> | Message-ID: <1@[192.0.2.1]> | MID_RHS_IP_LITERAL",
                "Message-ID: <1@outside.test> | Message-ID: <1@desktop7> | MID_RHS_NOT_FQDN",
                "Message-ID: <1@outside.test> | Message-ID: <1@www.outside.test> | MID_RHS_WWW",
                "Subject: Lunch | Subject: =?utf-8?B?THVuY2g=?= | SUBJ_EXCESS_BASE64",
                "From: Carol <carol@outside.test> | From: =?utf-8?B?Q2Fyb2w=?= <carol@outside.test> | FROM_EXCESS_BASE64",
                "To: alice@alpha.test | To: \"me\" <CAROL@outside.test> | TO_EQ_FROM",
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

    /** RFC 6532 allows UTF-8; what is in no encoding at all is somebody's bulk program. */
    @Test
    void lettersOfNoEncodingAreFoundAndUtf8IsNot() {
        assertThat(symbolsOfOctets("Gr\u00fc\u00dfe", StandardCharsets.ISO_8859_1))
                .contains("SUBJECT_NEEDS_ENCODING");
        assertThat(symbolsOfOctets("Gr\u00fc\u00dfe", StandardCharsets.UTF_8))
                .doesNotContain("SUBJECT_NEEDS_ENCODING");
        assertThat(Scans.symbols(scans.judge(subject("=?utf-8?B?R3LDvMOfZQ==?="))))
                .doesNotContain("SUBJ_EXCESS_BASE64");
    }

    @Test
    void textThatSaysSevenBitsAndHasEightIsFound() {
        String declared =
                "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 7bit\r\n";
        String letter = declared + Scans.CLEAN;
        assertThat(Scans.symbols(scans.judge(letter.replace("At noon", "\u00e4\u00f6\u00fc"))))
                .contains("R_BAD_CTE_7BIT");
        assertThat(Scans.symbols(scans.judge(letter))).doesNotContain("R_BAD_CTE_7BIT");
        assertThat(
                        Scans.symbols(
                                scans.judge(
                                        letter.replace("7bit", "8bit")
                                                .replace("At noon", "\u00e4\u00f6\u00fc"))))
                .doesNotContain("R_BAD_CTE_7BIT");
    }

    @ParameterizedTest
    @CsvSource({
        "yahoo.com, FAKE_HELO_PROVIDER",
        "ALPHA.test, HELO_RECIPIENT_DOMAIN",
        "mail7, HFILTER_HELO_NOT_FQDN",
        "192.0.2.1, HFILTER_HELO_BAREIP",
    })
    void aGreetingThatIsNotTheClientsOwnIsFound(String helo, String symbol) {
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, greeting(helo)))).contains(symbol);
    }

    @Test
    void whoseNameConfirmsItsGreetingIsNoImpostor() {
        scans.dns.ptr("192.0.2.7", "mx1.alpha.test").address("mx1.alpha.test", "192.0.2.7");
        Envelope own = greeting("alpha.test", "192.0.2.7");
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, own)))
                .doesNotContain("HELO_RECIPIENT_DOMAIN");
        scans.dns.failing("9.2.0.192.in-addr.arpa");
        Envelope unknown = greeting("yahoo.com", "192.0.2.9");
        assertThat(Scans.symbols(scans.judge(Scans.CLEAN, unknown)))
                .doesNotContain("FAKE_HELO_PROVIDER");
    }

    private List<String> symbolsOfOctets(String subject, Charset charset) {
        // The test's scanner sends UTF-8: octets of another charset go in as they are.
        byte[] octets = subject(subject).getBytes(charset);
        return Scans.symbols(
                scans.judge(octets, Scans.envelope("192.0.2.1", "carol@outside.test")));
    }

    private static String subject(String subject) {
        return Scans.CLEAN.replace("Subject: Lunch", "Subject: " + subject);
    }

    private static Envelope greeting(String helo) {
        return greeting(helo, "192.0.2.1");
    }

    private static Envelope greeting(String helo, String client) {
        Envelope usual = Scans.envelope(client, "carol@outside.test");
        return new Envelope(
                usual.queueId(),
                usual.reversePath(),
                usual.recipients(),
                usual.client(),
                helo,
                usual.user(),
                usual.forwarder(),
                usual.handedOn());
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
