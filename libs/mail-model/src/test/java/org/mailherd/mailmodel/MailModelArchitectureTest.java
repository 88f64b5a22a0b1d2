package org.mailherd.mailmodel;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class MailModelArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.mailmodel");
    }
}
