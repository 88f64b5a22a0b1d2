package org.mailherd.mailauth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTextTest {
    @Test
    void writesTheFormOfRfc5952() {
        for (String text :
                List.of(
                        "192.0.2.1",
                        "::",
                        "::1",
                        "2001:db8::1",
                        "2001:db8:0:1:1:1:1:1",
                        "1::2:0:0:3",
                        "1:0:0:2::3")) {
            assertThat(AddressText.of(InetAddress.ofLiteral(text))).isEqualTo(text);
        }
    }
}
