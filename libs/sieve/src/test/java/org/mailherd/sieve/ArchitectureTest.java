package org.mailherd.sieve;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class ArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.sieve");
    }
}
