package org.mailherd.netfilter.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailedLoginTest {
    @Test
    void readsWhatTheServicesPublish() {
        FailedLogin login =
                FailedLogin.parse(
                                """
                                {"service":"imap","username":"bob","ip":"192.0.2.1",\
                                "time":"2026-01-01T00:00:00Z"}\
                                """)
                        .orElseThrow();
        assertThat(login.service()).isEqualTo("imap");
        assertThat(login.address().getHostAddress()).isEqualTo("192.0.2.1");
    }

    @Test
    void ignoresWhatIsNoFailedLogin() {
        assertThat(FailedLogin.parse("no json")).isEmpty();
        assertThat(FailedLogin.parse("{}")).isEmpty();
        assertThat(FailedLogin.parse("null")).isEmpty();
        assertThat(FailedLogin.parse("{\"ip\":\"localhost\"}")).isEmpty();
        assertThat(FailedLogin.parse("[1]")).isEmpty();
    }
}
