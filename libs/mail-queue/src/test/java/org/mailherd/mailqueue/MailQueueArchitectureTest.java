package org.mailherd.mailqueue;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class MailQueueArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.mailqueue");
    }
}
