package org.mailherd.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dns.InMemoryDns;

/** Ways to pass as somebody else (case 23, receiving side). */
class DmarcBypassTest {
    private final InMemoryDns dns = new InMemoryDns();

    @BeforeEach
    void domains() {
        dns.txt("_dmarc.bank.example", "v=DMARC1; p=reject");
        dns.txt("_dmarc.evil.example", "v=DMARC1; p=none");
        dns.txt("_dmarc.bank.co.uk", "v=DMARC1; p=reject");
        dns.txt("_dmarc.co.uk", "v=DMARC1; p=none");
        dns.txt("_dmarc.evil.co.uk", "v=DMARC1; p=none");
        dns.txt("_dmarc.xn--strae-oqa.example", "v=DMARC1; p=reject");
    }

    private DmarcResult check(Mail mail, DmarcMethod method) {
        return new DmarcCheck(dns, method).check(mail.query());
    }

    private DmarcResult check(Mail mail) {
        return check(mail, DmarcMethod.TREE_WALK);
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void multipleFromAttackFailsWithTheStrictestAuthor(DmarcMethod method) {
        Mail mail = Mail.from("evil.example", "bank.example").spf("evil.example");
        assertThat(check(mail.dkim("evil.example"), method))
                .returns("bank.example", DmarcResult::domain)
                .returns(DmarcPolicy.REJECT, DmarcResult::disposition);
    }

    @Test
    void authorsWithoutEndNeverPass() {
        String[] authors = new String[1000];
        for (int i = 0; i < authors.length; i++) {
            authors[i] = "a" + i + ".evil.example";
        }
        assertThat(check(Mail.from(authors).dkim("evil.example")).status())
                .isNotEqualTo(DmarcStatus.PASS);
        assertThat(dns.questions()).isLessThan(50);
    }

    /** RFC 6376 3.6.1: a key in test mode is as good as none. */
    @Test
    void aSignatureOfAKeyInTestModeProvesNoDomain() {
        assertThat(check(Mail.from("bank.example").dkimInTestMode("bank.example")).disposition())
                .isEqualTo(DmarcPolicy.REJECT);
    }

    @Test
    void bodyLengthAttackProvesNoDomain() {
        Mail mail = Mail.from("bank.example").dkim(DkimStatus.PASS, "bank.example", true);
        assertThat(check(mail).disposition()).isEqualTo(DmarcPolicy.REJECT);
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void publicSuffixAttackAlignsNoNeighbour(DmarcMethod method) {
        for (String proven : new String[] {"evil.co.uk", "co.uk"}) {
            assertThat(check(Mail.from("bank.co.uk").dkim(proven).spf(proven), method))
                    .returns(DmarcPolicy.REJECT, DmarcResult::disposition);
        }
    }

    @Test
    void aSubdomainsOwnerCannotSpeakForTheOrganizationAboveItWhenItSaysSo() {
        dns.txt("_dmarc.users.bank.example", "v=DMARC1; p=none; psd=y");
        assertThat(check(Mail.from("bank.example").dkim("mallory.users.bank.example")).status())
                .isEqualTo(DmarcStatus.FAIL);
    }

    @Test
    void unknownSubdomainAttackMeetsTheOrganizationsPolicy() {
        assertThat(check(Mail.from("no-such-name.bank.example").spf("evil.example")).disposition())
                .isEqualTo(DmarcPolicy.REJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank.example.evil.example", "notbank.example", "ank.example"})
    void namesThatOnlyLookAlikeAreNotAligned(String proven) {
        assertThat(check(Mail.from("bank.example").dkim(proven)).status())
                .isEqualTo(DmarcStatus.FAIL);
    }

    @Test
    void punycodeMismatchComparesALabels() {
        String unicode = "stra\u00dfe.example";
        assertThat(check(Mail.from(unicode).dkim("xn--strae-oqa.example")).status())
                .isEqualTo(DmarcStatus.PASS);
        assertThat(check(Mail.from("XN--STRAE-OQA.example").dkim(unicode)).status())
                .isEqualTo(DmarcStatus.PASS);
    }

    @Test
    void homographsOfRfc3490AreStrangers() {
        dns.txt("_dmarc.strasse.example", "v=DMARC1; p=none");
        assertThat(check(Mail.from("stra\u00dfe.example").dkim("strasse.example")))
                .returns(DmarcPolicy.REJECT, DmarcResult::disposition);
        assertThat(check(Mail.from("b\u0430nk.example").dkim("b\u0430nk.example")).domain())
                .isEqualTo("xn--bnk-6cd.example");
    }

    @Test
    void signatureFloodCostsNoLookUps() {
        Mail mail = Mail.from("bank.example");
        for (int i = 0; i < 1000; i++) {
            mail.dkim("a.b.c.d.e.f.g.h" + i + ".evil.example");
        }
        assertThat(check(mail).status()).isEqualTo(DmarcStatus.FAIL);
        assertThat(dns.questions()).isEqualTo(2);
    }
}
