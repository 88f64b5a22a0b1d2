package org.mailherd.mailmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "Alpha.TEST, alpha.test",
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00dcCHER.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "b\u00fccher\u3002example, xn--bcher-kva.example",
        "fa\u00df.example, xn--fa-hia.example",
        "FA\u1e9e.example, xn--fa-hia.example",
        "\u03b2\u03cc\u03bb\u03bf\u03c2.example, xn--nxasmm1c.example",
        "\u0392\u038c\u039b\u039f\u03a3.example, xn--nxasmq6b.example",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3.example, xn--10cl1a0b660p.example"
    })
    void internationalNamesBecomeTheALabelsOfRfc5891(String text, String ascii) {
        assertThat(MailDomain.parse(text)).isEqualTo(ascii);
    }

    @Test
    void sharpSIsNotTheNameOfSomebodyElse() {
        assertThat(MailDomain.parse("stra\u00dfe.example")).isNotEqualTo("strasse.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pay\u200dpal.example",
                "\u200c.example",
                "\u00df@evil.example",
                "\u00df .example",
                "a..b",
                ""
            })
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> MailDomain.parse(text)).isInstanceOf(AddressSyntaxException.class);
    }
}
