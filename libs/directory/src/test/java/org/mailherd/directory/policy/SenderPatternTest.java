package org.mailherd.directory.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderPatternTest {

    @Test
    void readsWhatPeopleWrite() {
        assertThat(SenderPattern.parse(" Bob@Example.ORG ").orElseThrow().text())
                .isEqualTo("bob@example.org");
        assertThat(SenderPattern.parse("example.org").orElseThrow().text())
                .isEqualTo("@example.org");
        assertThat(SenderPattern.parse("@example.org").orElseThrow().text())
                .isEqualTo("@example.org");
        assertThat(SenderPattern.parse("*@example.org").orElseThrow().text())
                .isEqualTo("@example.org");
        assertThat(SenderPattern.parse("*.example.org").orElseThrow().text())
                .isEqualTo("@*.example.org");
        assertThat(SenderPattern.parse("*@*.example.org").orElseThrow().text())
                .isEqualTo("@*.example.org");
        assertThat(SenderPattern.parse("b\u00fccher.example").orElseThrow().text())
                .isEqualTo("@xn--bcher-kva.example");
    }

    @Test
    void refusesWhatNamesNobody() {
        assertThat(SenderPattern.parse("")).isEmpty();
        assertThat(SenderPattern.parse("*")).isEmpty();
        assertThat(SenderPattern.parse("*@*")).isEmpty();
        assertThat(SenderPattern.parse("ex*mple.org")).isEmpty();
        assertThat(SenderPattern.parse("a b@example.org")).isEmpty();
        assertThat(SenderPattern.parse("x@example.org' OR '1'='1")).isEmpty();
    }

    @Test
    void anAddressADomainAndAllBelowIt() {
        SenderPattern address = new SenderPattern("bob@example.org");
        SenderPattern domain = new SenderPattern("@example.org");
        SenderPattern below = new SenderPattern("@*.example.org");
        assertThat(address.matches("BOB@example.org")).isTrue();
        assertThat(address.matches("notbob@example.org")).isFalse();
        assertThat(domain.matches("anybody@Example.org")).isTrue();
        assertThat(domain.matches("anybody@a.example.org")).isFalse();
        assertThat(below.matches("anybody@a.b.example.org")).isTrue();
        assertThat(below.matches("anybody@example.org")).isFalse();
        assertThat(below.matches("anybody@badexample.org")).isFalse();
        assertThat(below.matches("")).isFalse();
    }
}
