package org.mailherd.platform.net;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.testsupport.Fuzzing;

@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class ProxyHeaderFuzzIT {

    @Test
    void proxyHeadersOfBothVersions() throws Exception {
        Fuzzing.run(
                ProxyHeaderFuzzer.class,
                List.of(
                        "PROXY TCP4 192.0.2.1 192.0.2.2 1024 25\r\n",
                        "PROXY UNKNOWN\r\n",
                        "\r\n\r\n\0\r\nQUIT\n\u0021\u0011\0\f\u00c0\0\2\1\u00c0\0\2\2\4\0\0\31"));
    }
}
