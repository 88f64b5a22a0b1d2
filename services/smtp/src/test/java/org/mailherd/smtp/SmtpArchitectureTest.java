package org.mailherd.smtp;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class SmtpArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.smtp");
    }
}
