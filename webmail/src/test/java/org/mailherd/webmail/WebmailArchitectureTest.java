package org.mailherd.webmail;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class WebmailArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.webmail");
    }
}
