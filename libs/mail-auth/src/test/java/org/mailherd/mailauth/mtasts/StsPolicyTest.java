package org.mailherd.mailauth.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StsPolicyTest {
    private static final String FILE =
            "version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmx: *.example.net\r\nmax_age: 604800\r\n";

    @Test
    void readsThePolicyOfTheStandard() throws StsException {
        StsPolicy policy = StsPolicy.parse(FILE);
        assertThat(policy.mode()).isEqualTo(StsPolicy.Mode.ENFORCE);
        assertThat(policy.maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.allows("MAIL.example.com")).isTrue();
        assertThat(policy.allows("a.example.net")).isTrue();
        assertThat(policy.allows("a.b.example.net")).isFalse();
        assertThat(policy.allows("example.net")).isFalse();
        assertThat(policy.allows("evil-mail.example.com")).isFalse();
        assertThat(StsPolicy.reread(policy.lines())).contains(policy);
    }

    @Test
    void refusesWhatIsNoPolicy() {
        for (String bad :
                List.of(
                        "",
                        "<html>",
                        FILE.replace("STSv1", "STSv2"),
                        FILE.replace("enforce", "maybe"),
                        FILE.replace("604800", "-1"),
                        FILE.replace("mx: mail.example.com\r\nmx: *.example.net\r\n", ""),
                        FILE.replace("*.example.net", "*.*.net"))) {
            assertThatThrownBy(() -> StsPolicy.parse(bad)).as(bad).isInstanceOf(StsException.class);
        }
    }

    @Test
    void twoRecordsAreAsNone() {
        assertThat(StsRecord.parse(List.of("v=STSv1; id=2024A;", "v=spf1 -all")))
                .contains(new StsRecord("2024A"));
        assertThat(StsRecord.parse(List.of("v=STSv1; id=1;", "v=STSv1; id=2;"))).isEmpty();
        assertThat(StsRecord.parse(List.of("v=STSv10; id=1;"))).isEmpty();
        assertThat(StsRecord.parse(List.of("v=STSv1;"))).isEmpty();
    }

    @Test
    void onlyAPlainAnswerCounts() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
        assertThat(body(head + "Content-Length: 2\r\n\r\nabc")).isEqualTo("ab");
        assertThat(body(head + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
                .isEqualTo("abc");
        for (String bad :
                List.of(
                        "",
                        "HTTP/1.1 301 Moved\r\nLocation: https://evil.test/\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nx",
                        head + "Content-Length: 9\r\n\r\nabc",
                        head + "Transfer-Encoding: chunked\r\n\r\nffffff\r\nab")) {
            assertThatThrownBy(() -> body(bad)).as(bad).isInstanceOf(IOException.class);
        }
    }

    private static String body(String answer) throws IOException {
        return HttpText.body(answer.getBytes(StandardCharsets.ISO_8859_1));
    }
}
