package org.mailherd.directory.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {
    @ParameterizedTest
    @CsvSource({
        "example.org,              example.org,      25,  true,  false",
        "example.org:587,          example.org,      587, true,  false",
        "[mail.Example.org],       mail.example.org, 25,  false, false",
        "[mail.example.org]:587,   mail.example.org, 587, false, false",
        "[mail.example.org]:465,   mail.example.org, 465, false, true",
        "mail.example.org:465,     mail.example.org, 465, false, true",
        "smtps:[mail.example.org], mail.example.org, 465, false, true",
        "smtps:mail.example.org:10465, mail.example.org, 10465, false, true",
        "smtp:[192.0.2.1]:2525,    192.0.2.1,        2525, false, false",
        "192.0.2.1,                192.0.2.1,        25,  false, false",
        "[2001:db8::1]:587,        2001:db8::1,      587, false, false",
        "[IPv6:2001:db8::1],       2001:db8::1,      25,  false, false",
        "localhost:1025,           localhost,        1025, true, false",
        "bücher.test,              bücher.test,      25,  true,  false"
    })
    void readsWhatOperatorsWrite(
            String text, String host, int port, boolean mxLookup, boolean implicitTls) {
        RelayAddress address = RelayAddress.parse(text);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.portOr(25)).isEqualTo(port);
        assertThat(address.mxLookup()).isEqualTo(mxLookup);
        assertThat(address.implicitTls()).isEqualTo(implicitTls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[]:25",
                "example.org:",
                "example.org:0",
                "example.org:65536",
                "example.org:99999999999",
                "a b",
                "user@example.org",
                "[mail.example.org",
                "mail.example.org]",
                "2001:db8::1",
                "[2001:db8::zz]",
                "[300.1.1.1]",
                "lmtp:[mail.example.org]",
                ".example.org",
                "a..b",
                "http://example.org",
                "[mail.example.org]\r\nX: y"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> RelayAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a next hop")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp:smtps:4", "smtp:relay", "smtp:smtp:25", "[smtps]:4"})
    void aHostNamedLikeASchemeStaysAHost(String text) {
        RelayAddress address = RelayAddress.parse(text);
        assertThat(RelayAddress.parse(address.toString())).isEqualTo(address);
    }

    @Test
    void namesItselfAsPoliciesDo() {
        assertThat(RelayAddress.parse("smtp:[Mail.example.org]:587"))
                .hasToString("[mail.example.org]:587");
        assertThat(RelayAddress.parse("example.org")).hasToString("example.org");
        assertThat(RelayAddress.parse("example.org").port()).isEqualTo(OptionalInt.empty());
    }
}
