package org.mailherd.platform;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class PlatformArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.platform");
    }
}
