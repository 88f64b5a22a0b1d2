package org.mailherd.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailherd.mailauth.dns.InMemoryDns;

/** RFC 8616 6: U-labels of the author's domain are A-labels before anything else. */
class InternationalDmarcTest {
    private final InMemoryDns dns =
            new InMemoryDns()
                    .txt("_dmarc.xn--mnchen-3ya.test", "v=DMARC1; p=reject; sp=quarantine");

    private DmarcResult check(Mail mail, DmarcMethod method) {
        return new DmarcCheck(dns, method).check(mail.query());
    }

    @ParameterizedTest
    @CsvSource({
        "m\u00fcnchen.test, m\u00fcnchen.test",
        "m\u00fcnchen.test, xn--mnchen-3ya.test",
        "xn--mnchen-3ya.test, M\u00dcNCHEN.test",
        "post.m\u00fcnchen.test, xn--mnchen-3ya.test",
        "m\u00fcnchen.test, b\u00fcro.xn--mnchen-3ya.test"
    })
    void spfAndDkimAlignInEitherForm(String author, String proven) {
        for (DmarcMethod method : DmarcMethod.values()) {
            assertThat(check(Mail.from(author).spf(proven), method).status())
                    .isEqualTo(DmarcStatus.PASS);
            assertThat(check(Mail.from(author).dkim(proven), method).status())
                    .isEqualTo(DmarcStatus.PASS);
        }
    }

    @ParameterizedTest
    @EnumSource(DmarcMethod.class)
    void thePolicyIsFoundForADomainBelowInULabels(DmarcMethod method) {
        dns.exists("xn--bro-hoa.xn--mnchen-3ya.test");
        assertThat(check(Mail.from("b\u00fcro.m\u00fcnchen.test"), method))
                .returns(DmarcStatus.FAIL, DmarcResult::status)
                .returns(DmarcPolicy.QUARANTINE, DmarcResult::requested)
                .returns("xn--bro-hoa.xn--mnchen-3ya.test", DmarcResult::domain);
    }

    @Test
    void whatOnlyLooksAlikeIsNotAligned() {
        for (String stranger : new String[] {"munchen.test", "m\u00fcnch\u0435n.test"}) {
            assertThat(
                            check(
                                            Mail.from("m\u00fcnchen.test").dkim(stranger),
                                            DmarcMethod.TREE_WALK)
                                    .disposition())
                    .isEqualTo(DmarcPolicy.REJECT);
        }
    }
}
