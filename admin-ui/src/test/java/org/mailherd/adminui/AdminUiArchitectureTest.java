package org.mailherd.adminui;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class AdminUiArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.adminui");
    }
}
