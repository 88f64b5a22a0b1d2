package org.mailherd.adminui.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    @Test
    void takesAnIpv6NetworkForOneAddress() {
        assertThat(LoginThrottle.network("2001:db8:0:1::1"))
                .isEqualTo(LoginThrottle.network("2001:db8:0:1:ffff::2"));
        assertThat(LoginThrottle.network("2001:db8:0:1::1"))
                .isNotEqualTo(LoginThrottle.network("2001:db8:0:2::1"));
        assertThat(LoginThrottle.network("192.0.2.1"))
                .isNotEqualTo(LoginThrottle.network("192.0.2.2"));
    }
}
