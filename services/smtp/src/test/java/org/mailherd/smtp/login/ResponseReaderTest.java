package org.mailherd.smtp.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.smtp.login.ResponseReader.Response;

class ResponseReaderTest {

    /** CVE-2025-59028: Base64 that is none ended the login service for all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!!!",
                "AAA",
                "A",
                "====",
                "AA=A",
                "=AAA",
                "AA==AAAA",
                "QUI\u00ff",
                "QU I",
                "QUJD\0",
                "QR==\n",
                "**",
                "-_-_"
            })
    void cve202559028BadBase64IsAnAnswerAndNoFault(String text) {
        assertThat(ResponseReader.decode(text)).isInstanceOf(Response.BadBase64.class);
        assertThat(ResponseReader.initial(text)).isInstanceOf(Response.BadBase64.class);
    }

    @Test
    void readsWhatIsBase64() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(ResponseReader.decode(Base64.getEncoder().encodeToString(all)))
                .isInstanceOfSatisfying(
                        Response.Data.class, data -> assertThat(data.octets()).isEqualTo(all));
        assertThat(ResponseReader.decode("*")).isInstanceOf(Response.Cancelled.class);
        assertThat(ResponseReader.initial("="))
                .isInstanceOfSatisfying(
                        Response.Data.class, data -> assertThat(data.octets()).isEmpty());
        assertThat(ResponseReader.decode("=")).isInstanceOf(Response.BadBase64.class);
    }
}
