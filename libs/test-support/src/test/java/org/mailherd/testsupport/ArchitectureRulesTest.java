package org.mailherd.testsupport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    @Test
    void theHousesOwnHelpersFollowTheRules() {
        ArchitectureRules.check("org.mailherd.testsupport");
        ArchitectureRules.check("org.mailherd.embedded");
    }

    @Test
    void aBreachIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> ArchitectureRules.check("org.junit.platform.commons.util"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("because");
    }
}
