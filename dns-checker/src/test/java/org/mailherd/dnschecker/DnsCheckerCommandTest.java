package org.mailherd.dnschecker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import tools.jackson.databind.json.JsonMapper;

class DnsCheckerCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void exitCodeSaysHowBadItIs() {
        try (FakeDns dns = FakeDns.start()) {
            dns.add("alpha.test. IN MX 10 mail.alpha.test.")
                    .add("mail.alpha.test. IN A 192.0.2.1")
                    .add("1.2.0.192.in-addr.arpa. IN PTR mail.alpha.test.")
                    .add("alpha.test. IN TXT \"v=spf1 mx -all\"")
                    .add("_dmarc.alpha.test. IN TXT \"v=DMARC1; p=none\"")
                    .add(
                            "dkim._domainkey.alpha.test. IN TXT \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"");
            assertThat(run("alpha.test", "--resolver", dns.address())).isEqualTo(1);
            assertThat(text())
                    .contains(
                            "ok    MX",
                            "warn  DMARC",
                            "seen:   v=spf1 mx -all",
                            "alpha.test: works");

            dns.remove("_dmarc.alpha.test.")
                    .add("_dmarc.alpha.test. IN TXT \"v=DMARC1; p=reject\"");
            assertThat(run("alpha.test", "--resolver", dns.address(), "--ip", "192.0.2.1"))
                    .isZero();

            assertThat(run("nothing.test", "--resolver", dns.address(), "--json")).isEqualTo(2);
            assertThat(JsonMapper.shared().readTree(text()).get("state").asString())
                    .isEqualTo("fail");
        }
    }

    @Test
    void wrongCallsAreExplained() {
        assertThat(run()).isEqualTo(64);
        assertThat(run("alpha.test", "--ip", "nine")).isEqualTo(64);
        assertThat(run("alpha.test", "--what")).isEqualTo(64);
        assertThat(run("not a domain")).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("'nine' is no IP address", "no option --what");
    }

    private int run(String... args) {
        out.reset();
        return DnsCheckerCommand.run(List.of(args), new PrintStream(out), new PrintStream(err));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
