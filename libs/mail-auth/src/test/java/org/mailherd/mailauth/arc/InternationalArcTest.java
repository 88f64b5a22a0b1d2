package org.mailherd.mailauth.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailauth.header.HeaderField;

/** RFC 8616 5 holds for the tags that RFC 8617 takes over from DKIM. */
class InternationalArcTest {
    @ParameterizedTest
    @ValueSource(strings = {"m\u00fcnchen.test", "xn--mnchen-3ya.test"})
    void aSealersNamesAreAskedForAsALabels(String domain) throws ArcException {
        String value = "i=1; a=rsa-sha256; d=" + domain + "; s=sch\u00f6n; cv=none; b=AA==";
        String octets =
                new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        ArcTags tags =
                ArcTags.parse(new HeaderField(ArcSeal.NAME, ArcSeal.NAME + ": " + octets + "\r\n"));
        assertThat(tags.domain()).isEqualTo("xn--mnchen-3ya.test");
        assertThat(tags.selector()).isEqualTo("xn--schn-7qa");
    }
}
