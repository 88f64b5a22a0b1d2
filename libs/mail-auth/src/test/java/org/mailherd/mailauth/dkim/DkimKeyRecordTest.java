package org.mailherd.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeyRecordTest {

    /** The first was found by fuzzing: its length points behind its end. */
    @ParameterizedTest
    @ValueSource(strings = {"k=rsa; p=D/DBQiBQ", "p=AA==", "p=MIIB", "k=ed25519; p=AAAA", "p=!"})
    void aBrokenKeyIsAnAnswerAndNoFault(String record) {
        assertThatThrownBy(() -> DkimKeyRecord.parse(record)).isInstanceOf(DkimException.class);
    }
}
