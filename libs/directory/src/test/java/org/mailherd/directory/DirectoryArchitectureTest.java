package org.mailherd.directory;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ArchitectureRules;

class DirectoryArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("org.mailherd.directory");
    }
}
