package org.mailherd.mailqueue.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalRecipientTest {
    @Test
    void decodesXtextAndCodesItAgain() {
        OriginalRecipient orcpt =
                OriginalRecipient.parseParameter("rfc822;George+20W+2B@Tax-ME.GOV", false);
        assertThat(orcpt.address()).isEqualTo("George W+@Tax-ME.GOV");
        assertThat(orcpt.parameter(false)).isEqualTo("rfc822;George+20W+2B@Tax-ME.GOV");
    }

    @Test
    void codesAnInternationalAddressForServersWithAndWithoutSmtpUtf8() {
        OriginalRecipient orcpt =
                OriginalRecipient.parseParameter("utf-8;b\\x{F6}b\\x{2B}x@outside.test", false);
        assertThat(orcpt.address()).isEqualTo("b\u00f6b+x@outside.test");
        assertThat(orcpt.parameter(false)).isEqualTo("utf-8;b\\x{F6}b\\x{2B}x@outside.test");
        assertThat(orcpt.parameter(true)).isEqualTo("utf-8;b\u00f6b\\x{2B}x@outside.test");
        assertThat(OriginalRecipient.parseParameter(orcpt.parameter(true), true)).isEqualTo(orcpt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bob@outside.test",
                ";bob@outside.test",
                "rfc822;",
                "rf c;bob",
                "rfc822;bob+0D+0Ax",
                "rfc822;bob+2b",
                "rfc822;bob+4",
                "rfc822;a=b",
                "rfc822;b\u00f6b",
                "utf-8;b\u00f6b",
                "utf-8;bob+2B",
                "utf-8;\\x{0A}",
                "utf-8;\\x{D800}",
                "utf-8;\\x{110000}",
                "utf-8;\\x{}",
                "utf-8;\\x{41",
                "utf-8;\\41}"
            })
    void refusesWhatCouldBreakAReport(String value) {
        assertThatThrownBy(() -> OriginalRecipient.parseParameter(value, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
