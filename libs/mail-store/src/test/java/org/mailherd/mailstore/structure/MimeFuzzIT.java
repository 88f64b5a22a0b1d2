package org.mailherd.mailstore.structure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.testsupport.Fuzzing;

/** What strangers put into their mail. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class MimeFuzzIT {

    @Test
    void structures() throws Exception {
        Fuzzing.run(
                MimeFuzzer.class,
                List.of(
                        """
                        From: "a\\"b" (c) <@r:a@b.test>, Team: x@y.test;\r
                        Content-Type: multipart/digest; boundary="=_b"\r
                        \r
                        --=_b\r
                        \r
                        Subject: =?utf-8?q?x?=\r
                        Content-Type: multipart/mixed; boundary==_b\r
                        --=_b--\r
                        --=_b--\r
                        """,
                        """
                        Content-Type: message/rfc822\r
                        \r
                        Content-Type: text/plain; name*0*=utf-8''x; name*1="y\r
                        Content-Disposition: attachment (c); filename=x\r
                        Content-Language: de, en\r
                        Content-Transfer-Encoding: base64\r
                        \r
                        AAAA\r
                        """));
    }
}
