package org.mailherd.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConstantTimeTest {
    boolean right(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    boolean early(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    boolean earlyFirst(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || MessageDigest.isEqual(one, other);
    }

    @Test
    void tellsThemApart() {
        assertThatCode(() -> ConstantTime.check(ConstantTimeTest.class, "right"))
                .doesNotThrowAnyException();
        for (String wrong : new String[] {"early", "earlyFirst", "missing"}) {
            assertThatThrownBy(() -> ConstantTime.check(ConstantTimeTest.class, wrong))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
