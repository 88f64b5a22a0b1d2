package org.mailherd.standalone.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void withoutArgumentsItListensOnLoopbackAtTheFixedPorts() {
        Options options = Options.parse();
        assertThat(options.bind()).isEqualTo("127.0.0.1");
        assertThat(options.port(DemoPort.SMTP)).isEqualTo(2525);
        assertThat(options.data()).isAbsolute().hasFileName("demo-data");
    }

    @Test
    void theLastOfTwoWins() {
        assertThat(Options.parse("--data", "a", "--data", "b").data()).hasFileName("b");
    }

    @Test
    void anOffsetMovesEveryPort() {
        Options options = Options.parse("--port-offset", "1000");
        assertThat(options.port(DemoPort.ADMIN)).isEqualTo(9080);
        assertThat(options.port(DemoPort.IMAPS)).isEqualTo(3993);
    }

    @Test
    void whatOnlyOurServicesUseStaysOnLoopback() {
        Options options = Options.parse("--bind", "0.0.0.0");
        assertThat(options.address(DemoPort.SMTP)).isEqualTo("0.0.0.0");
        assertThat(options.address(DemoPort.LMTP)).isEqualTo("127.0.0.1");
        assertThat(options.address(DemoPort.ANTISPAM)).isEqualTo("127.0.0.1");
    }

    @Test
    void aServersAddressMayBeIPv6() {
        assertThat(Options.parse("--resolver", "[::1]:53").resolver())
                .contains(new HostPort("[::1]", 53));
    }

    @ParameterizedTest
    @CsvSource({
        "--colour blue, There is no option --colour.",
        "--data, --data wants a value.",
        "--data --reset, --data wants a value.",
        "--port-offset many, --port-offset wants a number",
        "--port-offset 60000, --port-offset wants a number",
        "--resolver localhost, --resolver wants HOST:PORT",
        "--smarthost relay:99999, --smarthost wants HOST:PORT",
        "--bind 203.0.113.9, --bind wants an address of this machine"
    })
    void aWrongOneIsNamedWithWhatItWants(String line, String sentence) {
        assertThatThrownBy(() -> Options.parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(sentence);
    }
}
