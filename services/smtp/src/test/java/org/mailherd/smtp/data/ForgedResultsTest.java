package org.mailherd.smtp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8601 5: nobody but us speaks in our name. */
class ForgedResultsTest {
    private final ForgedResults forged = new ForgedResults("mx.alpha.test");

    private boolean claims(String field) {
        byte[] raw = (field + "\r\n").getBytes(StandardCharsets.UTF_8);
        return forged.claims(
                new HeaderSection.Field(field.substring(0, field.indexOf(':')).strip(), raw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.alpha.test; spf=pass",
                "authentication-results:MX.Alpha.TEST;dkim=pass",
                "Authentication-Results: mx.alpha.test 1; spf=pass",
                "Authentication-Results:\r\n\t(a (nested\\) ) comment) mx.alpha.test (x); spf=pass",
                "Authentication-Results: \"mx.alpha.test\"; spf=pass",
                "Authentication-Results: \"mx\\.alpha.test\"; spf=pass",
                "Authentication-Results: mx.alpha.test(;); spf=pass",
                "Authentication-Results: mx.alpha.test"
            })
    void ourNameIsFoundHoweverItIsWritten(String field) {
        assertThat(claims(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.alpha.test.; spf=pass",
                "Authentication-Results: mx.alpha.test/1; spf=pass",
                "Authentication-Results: mx.al\u200Bpha.test; spf=pass",
                "Authentication-Results: \u00ADmx.alpha.test; spf=pass",
                "Authentication-Results: \uFF4Dx.alpha.test; spf=pass",
                "Authentication-Results: mx\u3002alpha.test; spf=pass"
            })
    void whatAReaderTakesForOurNameIsForgedToo(String field) {
        assertThat(claims(field)).isTrue();
    }

    @Test
    void aNameInUnicodeIsTheSameAsInAscii() {
        ForgedResults unicode = new ForgedResults("mx.xn--bcher-kva.test");

        assertThat(
                        unicode.claims(
                                new HeaderSection.Field(
                                        "Authentication-Results",
                                        "Authentication-Results: mx.b\u00FCcher.test; spf=pass\r\n"
                                                .getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.alpha.test.evil.test; spf=pass",
                "Authentication-Results: other.test; x=mx.alpha.test",
                "Authentication-Results: (mx.alpha.test) other.test; spf=pass",
                "Authentication-Results:",
                "Authentication-Results: \"",
                "ARC-Authentication-Results: i=1; mx.alpha.test; spf=pass",
                "X-Authentication-Results: mx.alpha.test; spf=pass"
            })
    void whatOthersSayStays(String field) {
        assertThat(claims(field)).isFalse();
    }
}
