package org.mailherd.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dns.InMemoryDns;

/** RFC 9989 5.3, by either method unless a test names one. */
class DmarcCheckTest {
    private final InMemoryDns dns = new InMemoryDns();

    private DmarcCheckTest record(String domain, String tags) {
        dns.txt("_dmarc." + domain, "v=DMARC1; " + tags);
        return this;
    }

    private DmarcResult check(Mail mail, DmarcMethod method) {
        return new DmarcCheck(dns, method).check(mail.query());
    }

    private DmarcResult check(Mail mail) {
        return check(mail, DmarcMethod.TREE_WALK);
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void passesOnWhatIsProvenForTheSameDomain(DmarcMethod method) {
        record("alpha.example", "p=reject; adkim=s; aspf=s");
        assertThat(check(Mail.from("alpha.example").spf("alpha.example"), method))
                .returns(DmarcStatus.PASS, DmarcResult::status)
                .returns(DmarcPolicy.NONE, DmarcResult::disposition)
                .returns(DmarcPolicy.REJECT, DmarcResult::requested);
        assertThat(check(Mail.from("Alpha.Example").dkim("ALPHA.example"), method).aligned())
                .containsExactly("dkim:ALPHA.example");
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void failsOnWhatIsProvenForAStranger(DmarcMethod method) {
        record("alpha.example", "p=reject");
        record("evil.example", "p=none");
        assertThat(
                        check(
                                Mail.from("alpha.example").spf("evil.example").dkim("evil.example"),
                                method))
                .returns(DmarcStatus.FAIL, DmarcResult::status)
                .returns(DmarcPolicy.REJECT, DmarcResult::disposition);
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void relaxedAlignmentTakesTheOrganizationAndStrictDoesNot(DmarcMethod method) {
        record("alpha.example", "p=quarantine; adkim=s");
        Mail mail = Mail.from("alpha.example");
        assertThat(check(mail.dkim("news.alpha.example"), method).status())
                .isEqualTo(DmarcStatus.FAIL);
        assertThat(check(mail.spf("bounces.alpha.example"), method).aligned())
                .containsExactly("spf:bounces.alpha.example");
    }

    @ParameterizedTest
    @CsvSource({
        "alpha.example,          p=none; sp=reject; np=quarantine, NONE",
        "known.alpha.example,    p=none; sp=reject; np=quarantine, REJECT",
        "unknown.alpha.example,  p=none; sp=reject; np=quarantine, QUARANTINE",
        "unknown.alpha.example,  p=none; sp=quarantine,            QUARANTINE",
        "unknown.alpha.example,  p=quarantine; np=reject,          REJECT",
        "known.alpha.example,    p=quarantine; np=reject,          QUARANTINE",
        "lost.alpha.example,     p=quarantine; np=reject,          QUARANTINE"
    })
    void subdomainsHaveTheirOwnPolicies(String author, String tags, DmarcPolicy expected) {
        record("alpha.example", tags);
        dns.address("known.alpha.example", "192.0.2.1").failing("lost.alpha.example");
        for (DmarcMethod method : DmarcMethod.values()) {
            assertThat(check(Mail.from(author), method).disposition()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void aSubdomainsOwnRecordHoldsForIt(DmarcMethod method) {
        record("alpha.example", "p=reject").record("lists.alpha.example", "p=none");
        assertThat(check(Mail.from("lists.alpha.example"), method).published().orElseThrow())
                .returns("lists.alpha.example", Published::domain);
    }

    @Test
    void withoutARecordThereIsNothingToFail() {
        assertThat(check(Mail.from("alpha.example")))
                .returns(DmarcStatus.NONE, DmarcResult::status);
        assertThat(check(Mail.from()).status()).isEqualTo(DmarcStatus.NONE);
        assertThat(check(Mail.from("[192.0.2.1]")).status()).isEqualTo(DmarcStatus.NONE);
        assertThat(check(Mail.from("a b", "alpha.example")).status()).isEqualTo(DmarcStatus.NONE);
    }

    @Test
    void ofSeveralRecordsNoneCounts() {
        record("alpha.example", "p=reject").record("alpha.example", "p=none");
        dns.txt("_dmarc.alpha.example", "v=spf1 -all");
        assertThat(check(Mail.from("alpha.example")))
                .returns(DmarcStatus.PERMERROR, DmarcResult::status)
                .returns(DmarcPolicy.NONE, DmarcResult::disposition);
    }

    @Test
    void nothingFailsForEverWhileTheDnsDoesNotAnswer() {
        record("alpha.example", "p=reject");
        assertThat(check(Mail.from("alpha.example").spfUnknown()).status())
                .isEqualTo(DmarcStatus.TEMPERROR);
        assertThat(
                        check(
                                        Mail.from("alpha.example")
                                                .dkim(DkimStatus.TEMPERROR, "alpha.example", false))
                                .status())
                .isEqualTo(DmarcStatus.TEMPERROR);
        dns.failing("_dmarc.beta.example");
        assertThat(check(Mail.from("www.beta.example")).status()).isEqualTo(DmarcStatus.TEMPERROR);
        dns.failing("_dmarc.example");
        assertThat(check(Mail.from("alpha.example")).status()).isEqualTo(DmarcStatus.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "p=reject; t=y,        0, QUARANTINE",
        "p=quarantine; t=y,    0, NONE",
        "p=reject; pct=30,    29, REJECT",
        "p=reject; pct=30,    30, QUARANTINE",
        "p=quarantine; pct=0,  0, NONE",
        "p=reject; pct=x,     99, REJECT",
        "p=reject; pct=101,   99, REJECT"
    })
    void aDomainThatTestsIsServedOneLevelBelow(String tags, int sample, DmarcPolicy expected) {
        record("alpha.example", tags);
        assertThat(check(Mail.from("alpha.example").sample(sample)).disposition())
                .isEqualTo(expected);
    }

    @Test
    void brokenPoliciesAreNoneWithReportsAndNothingWithout() {
        record("alpha.example", "p=rejekt; rua=mailto:d@alpha.example");
        record("beta.example", "p=reject; sp=all");
        record("gamma.example", "rua=mailto:d@gamma.example");
        assertThat(check(Mail.from("alpha.example")))
                .returns(DmarcStatus.FAIL, DmarcResult::status)
                .returns(DmarcPolicy.NONE, DmarcResult::disposition);
        assertThat(check(Mail.from("beta.example")).status()).isEqualTo(DmarcStatus.PERMERROR);
        assertThat(check(Mail.from("gamma.example")).requested()).isEqualTo(DmarcPolicy.NONE);
    }
}
