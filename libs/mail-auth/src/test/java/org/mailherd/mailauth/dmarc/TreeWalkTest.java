package org.mailherd.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.mailauth.dns.InMemoryDns;

/** RFC 9989 4.10. */
class TreeWalkTest {
    private final InMemoryDns dns = new InMemoryDns();

    private Discovery walk(String domain) {
        return new TreeWalk(new Records(dns)).of(domain);
    }

    private void record(String domain, String tags) {
        dns.txt("_dmarc." + domain, "v=DMARC1; p=reject; " + tags);
    }

    @Test
    void asksAtMostEightTimesHoweverLongTheName() {
        String name = "a.".repeat(100) + "mail.alpha.example";
        record("mail.alpha.example", "");
        assertThat(walk(name).organizational()).isEqualTo("mail.alpha.example");
        assertThat(dns.questions()).isEqualTo(8);
    }

    @Test
    void theOrganizationIsTheShortestNameWithARecord() {
        record("mail.alpha.example", "");
        record("alpha.example", "");
        assertThat(walk("a.mail.alpha.example").organizational()).isEqualTo("alpha.example");
        assertThat(walk("a.mail.alpha.example").policy().orElseThrow().domain())
                .isEqualTo("alpha.example");
    }

    @Test
    void aPublicSuffixHasOrganizationsBelowIt() {
        record("example", "psd=y");
        assertThat(walk("a.mail.alpha.example").organizational()).isEqualTo("alpha.example");
        assertThat(walk("a.mail.alpha.example").policy().orElseThrow().domain())
                .isEqualTo("example");
    }

    @Test
    void anOrganizationMaySayThatItIsOne() {
        record("alpha.example", "");
        record("unit.alpha.example", "psd=n");
        assertThat(walk("a.unit.alpha.example").organizational()).isEqualTo("unit.alpha.example");
        assertThat(walk("unit.alpha.example").organizational()).isEqualTo("unit.alpha.example");
        assertThat(walk("other.alpha.example").organizational()).isEqualTo("alpha.example");
    }

    @Test
    void aSuffixThatSendsMailIsItsOwnOrganization() {
        record("co.example", "psd=y");
        assertThat(walk("co.example").organizational()).isEqualTo("co.example");
        assertThat(walk("co.example").policy().orElseThrow().domain()).isEqualTo("co.example");
    }

    @ParameterizedTest
    @CsvSource({
        "a.shop.co.uk,      co.uk,      shop.co.uk",
        "x.alice.github.io, github.io,  alice.github.io",
        "github.io,         github.io,  github.io",
        "alice.github.io,   github.io,  alice.github.io"
    })
    void aSuffixOfTheListIsNobodysOrganizationThoughItForgotToSaySo(
            String domain, String suffix, String organization) {
        record(suffix, "");
        assertThat(walk(domain).organizational()).isEqualTo(organization);
    }

    @ParameterizedTest
    @CsvSource({
        "www.alpha.example,              alpha.example",
        "a.b.alpha.co.uk,                alpha.co.uk",
        "co.uk,                          co.uk",
        "localhost,                      localhost",
        "a.xn--85x722f.xn--55qx5d.cn,    xn--85x722f.xn--55qx5d.cn",
        "a.city.kobe.jp,                 city.kobe.jp",
        "a.b.c.kobe.jp,                  b.c.kobe.jp",
        "-.a_b.alpha.example,            alpha.example"
    })
    void theSuffixListKnowsTheOrganization(String domain, String organization) {
        assertThat(SuffixList.organizational(domain)).isEqualTo(organization);
    }
}
