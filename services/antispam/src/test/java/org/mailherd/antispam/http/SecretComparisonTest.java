package org.mailherd.antispam.http;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ConstantTime;

class SecretComparisonTest {

    /** CVE-2026-27856: how long a refusal took told the password of the administration's HTTP. */
    @Test
    void cve202627856TheControllersPasswordIsComparedInConstantTime() {
        ConstantTime.check(ControllerDoor.class, "same");
    }
}
