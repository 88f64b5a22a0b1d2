package org.mailherd.directory.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerMessageTest {
    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** RFC 7628 4.1, an IMAP client's initial response. */
    @Test
    void readsTheExampleOfRfc7628() {
        String text =
                decoded(
                        """
                        bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1
                        dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB
                        """);
        assertThat(BearerMessage.oauthBearer(text))
                .contains(
                        new BearerMessage(
                                "user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg=="));
    }

    /** RFC 7628 4.3, SMTP. */
    @Test
    void readsTheExampleForSmtp() {
        String text =
                "n,a=user@example.com,\u0001host=server.example.com\u0001port=587\u0001auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\u0001\u0001";
        assertThat(BearerMessage.oauthBearer(text)).isPresent();
    }

    @Test
    void readsTheOlderForm() {
        assertThat(BearerMessage.xoauth2("user=a@b.test\u0001auth=Bearer x.y-z\u0001\u0001"))
                .contains(new BearerMessage("a@b.test", "x.y-z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n,,",
                "n,,^^",
                "n,,^auth=Bearer ^^",
                "n,,^auth=Basic abc^^",
                "n,,^auth=Bearer a^auth=Bearer b^^",
                "n,,^auth=Bearer a b^^",
                "n,,^auth=Bearer a^",
                "n,,^=x^auth=Bearer a^^",
                "p=tls-exporter,,^auth=Bearer a^^",
                "n,b=x,^auth=Bearer a^^",
                "n,a=x^auth=Bearer a^^"
            })
    void refusesEverythingElse(String text) {
        assertThat(BearerMessage.oauthBearer(text.replace('^', '\u0001'))).isEmpty();
        assertThat(BearerMessage.xoauth2(text.replace('^', '\u0001'))).isEmpty();
    }
}
