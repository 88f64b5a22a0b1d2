package org.mailherd.antispam.content;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.testsupport.Fuzzing;

/** What strangers put into their mail, MIME and HTML. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class ContentFuzzIT {

    @Test
    void mime() throws Exception {
        Fuzzing.run(
                ContentFuzzer.class,
                List.of(
                        """
                        Content-Type: multipart/alternative; boundary="=_b"\r
                        \r
                        --=_b\r
                        Content-Type: text/plain; charset=utf-16; name*0*=utf-8'en'%41; name*1="b"\r
                        Content-Transfer-Encoding: quoted-printable\r
                        \r
                        =41=\r
                        =4 =\r
                        --=_b\r
                        Content-Type: message/rfc822\r
                        \r
                        Content-Type: application/zip; name="=?utf-8?b?QQ==?="\r
                        Content-Transfer-Encoding: base64\r
                        \r
                        QUJD=QUI=\r
                        --=_b--\r
                        """,
                        """
                        Content-Type: text/html; charset=windows-1252\r
                        \r
                        <table><tr><td style="display:none;font-size:0px">x<a href="http://a.test/?b=1&amp;c">y\r
                        <form action=//b.test><img src=cid:1 alt=z><b><p></b><script>1</script>&nbsp;&#x41;\r
                        """));
    }
}
