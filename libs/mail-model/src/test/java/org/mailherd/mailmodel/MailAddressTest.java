package org.mailherd.mailmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @Test
    void readsPlainAndQuotedLocalParts() {
        assertThat(MailAddress.parse("Alice+tag@Alpha.TEST"))
                .isEqualTo(new MailAddress("Alice+tag", "alpha.test"));
        assertThat(MailAddress.parse("\"a b\"@alpha.test").localPart()).isEqualTo("a b");
        assertThat(MailAddress.parse("\"a\\\"b\"@alpha.test").localPart()).isEqualTo("a\"b");
    }

    @Test
    void writesWhatItReads() {
        assertThat(MailAddress.parse("\"a\\\\ b\"@x.test").toString())
                .isEqualTo("\"a\\\\ b\"@x.test");
        assertThat(MailAddress.parse("a.b@x.test").toString()).isEqualTo("a.b@x.test");
    }

    @Test
    void comparesInternationalDomainsAsALabels() {
        assertThat(MailAddress.parse("info@bücher.example").domain())
                .isEqualTo("xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@x.test",
                "a",
                ".a@x.test",
                "a.@x.test",
                "a..b@x.test",
                "a b@x.test",
                "\"a@x.test",
                "\"a\"b\"@x.test",
                "\"a\\\"@x.test",
                "a@x..test",
                "a@-x.test",
                "a@x.test\r\n",
                "a\r\nRCPT@x.test",
                "a@[1.2.3.4"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> MailAddress.parse(text))
                .isInstanceOf(AddressSyntaxException.class);
    }

    /** Postfix takes them too: return paths of SRS and VERP carry a whole address. */
    @Test
    void longReturnPathsOfForwardersAreAddresses() {
        assertThat(MailAddress.parse("a".repeat(250) + "@x.test").localPart()).hasSize(250);
        assertThatThrownBy(() -> MailAddress.parse("a".repeat(251) + "@x.test"))
                .isInstanceOf(AddressSyntaxException.class);
    }
}
