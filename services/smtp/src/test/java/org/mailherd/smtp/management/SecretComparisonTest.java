package org.mailherd.smtp.management;

import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ConstantTime;

class SecretComparisonTest {

    /** CVE-2026-27856: how long a refusal took told the secret of the administration's HTTP. */
    @Test
    void cve202627856TheServicesSecretIsComparedInConstantTime() {
        ConstantTime.check(Guarded.class, "allowed");
    }
}
