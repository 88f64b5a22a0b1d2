package org.mailherd.mailauth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsaRecordTest {
    private static final String SHA256 =
            "d2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971";

    /** RFC 6698 2.3: as zone files have it. */
    @Test
    void writesTheFirstExampleOfRfc6698() {
        assertThat(new TlsaRecord(0, 0, 1, SHA256)).hasToString("0 0 1 " + SHA256);
    }

    /** RFC 7672 3.1: 2 and 3 are for SMTP; 3.1.3: 0 and 1 are as if they were not there. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 64, false",
        "1, 1, 1, 64, false",
        "2, 0, 1, 64, true",
        "2, 1, 2, 128, true",
        "3, 1, 1, 64, true",
        "3, 0, 0, 780, true",
        "3, 1, 1, 128, false",
        "3, 1, 2, 64, false",
        "3, 1, 1, 62, false",
        "3, 1, 0, 0, false",
        "3, 2, 1, 64, false",
        "3, 1, 3, 64, false",
        "4, 1, 1, 64, false",
        "255, 255, 255, 64, false"
    })
    void whatSmtpMayUse(int usage, int selector, int matching, int digits, boolean usable) {
        TlsaRecord record = new TlsaRecord(usage, selector, matching, "a".repeat(digits));
        assertThat(record.isUsable()).isEqualTo(usable);
    }
}
