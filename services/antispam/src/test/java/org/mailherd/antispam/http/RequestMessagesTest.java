package org.mailherd.antispam.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestMessagesTest {

    @Test
    void aMessageIsAsLongAsItsRequestSays() {
        assertThat(size(Map.of("Content-Length", "16384"))).isEqualTo(16384);
    }

    /** 16 KiB may unpack to 100 MiB: it must not take the place of a small message. */
    @Test
    void nobodyKnowsHowLongAPackedMessageIs() {
        assertThat(size(Map.of("Content-Length", "16384", "Compression", "zstd"))).isNegative();
        assertThat(size(Map.of("Content-Length", "16384", "Content-Encoding", "gzip")))
                .isNegative();
    }

    @Test
    void nobodyKnowsHowLongAFileOrAStreamIs() {
        assertThat(size(Map.of())).isNegative();
        assertThat(size(Map.of("Content-Length", "-5"))).isNegative();
        assertThat(size(Map.of("Content-Length", "0", "File", "/tmp/message"))).isNegative();
    }

    private static long size(Map<String, String> fields) {
        Headers headers = new Headers();
        fields.forEach((name, value) -> headers.put(name, List.of(value)));
        return RequestMessages.size(headers);
    }
}
