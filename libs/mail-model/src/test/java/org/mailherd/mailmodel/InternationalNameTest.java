package org.mailherd.mailmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternationalNameTest {

    @ParameterizedTest
    @CsvSource({
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "Example.COM, example.com",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "ｅｘａｍｐｌｅ.com, example.com",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "xn--bcher-kva.bücher.example, xn--bcher-kva.xn--bcher-kva.example",
        // assigned after Unicode 3.2, where IDNA2003 ends
        "ꮳꮃꭹ.example, xn--f9dt7l.example",
    })
    void aNameHasOneFormInAsciiHoweverItIsWritten(String written, String ascii) {
        assertThat(InternationalName.toAscii(written)).isEqualTo(ascii);
    }

    /** IDNA2003 made another, existing domain of each. */
    @ParameterizedTest
    @CsvSource({
        "faß.example, xn--fa-hia.example",
        "straße.example, xn--strae-oqa.example",
        "βόλος.example, xn--nxasmm1c.example",
        "ශ්‍රී.example, xn--10cl1a0b660p.example",
        "نامه‌ای.example, xn--mgba3gch31f060k.example",
    })
    void lettersThatIdna2003FoldedStandForThemselves(String written, String ascii) {
        assertThat(InternationalName.toAscii(written)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a‌b.example", // joiner where nothing joins
                "אa.example", // both directions in one label
                "l·a.example", // RFC 5892 A.3: only between two l
                "̀abc.example", // begins with a combining mark
                "ab--ü.example", // hyphens where a prefix would be
                "�.example",
                "xn--a.bücher.example" // A-label of nothing
            })
    void whatIsNoLabelIsRefused(String name) {
        assertThatThrownBy(() -> InternationalName.toAscii(name))
                .isInstanceOf(AddressSyntaxException.class);
    }

    @Test
    void aHomographIsAnotherNameThanWhatItLooksLike() {
        assertThat(InternationalName.toAscii("pаypal.example")) // Cyrillic а
                .startsWith("xn--")
                .isNotEqualTo("paypal.example");
    }

    @Test
    void theDomainOfAnAddressIsReadSo() {
        assertThat(MailAddress.parse("info@STRASSE.example").canonical())
                .isNotEqualTo(MailAddress.parse("info@straße.example").canonical());
        assertThat(MailDomain.parse("Straße.example")).isEqualTo("xn--strae-oqa.example");
        // what maps to characters that names do not have
        assertThatThrownBy(() -> MailDomain.parse("ａ／ｂ.example"))
                .isInstanceOf(AddressSyntaxException.class);
    }

    @Test
    void aLabelsAreReadAsPeopleReadThem() {
        assertThat(InternationalName.toUnicode("www.xn--strae-oqa.example"))
                .isEqualTo("www.stra\u00dfe.example");
        // Cyrillic letters alone, and one among Latin ones: who may look like whom is not asked
        assertThat(InternationalName.toUnicode("xn--80ak6aa92e.com"))
                .isEqualTo("\u0430\u0440\u0440\u04cf\u0435.com");
        assertThat(InternationalName.toUnicode("xn--pypal-4ve.com")).isEqualTo("p\u0430ypal.com");
        assertThat(InternationalName.toUnicode("xn--ls8h.example"))
                .isEqualTo("\ud83d\udca9.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "plain.example",
                "xn--.example",
                "xn--a.example",
                "a..xn--99999999999999999999.example.",
                "xn--aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
            })
    void whatIsNoALabelStaysAsItIs(String name) {
        assertThat(InternationalName.toUnicode(name)).isEqualTo(name);
    }
}
