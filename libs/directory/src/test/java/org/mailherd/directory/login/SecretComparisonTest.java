package org.mailherd.directory.login;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.directory.scram.ScramClient;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.testsupport.ConstantTime;

/** CVE-2026-27856: a comparison that ends at the first difference tells a secret octet by octet. */
class SecretComparisonTest {

    @ParameterizedTest
    @ValueSource(strings = {"crypt", "salted"})
    void cve202627856PasswordHashesAreComparedInConstantTime(String method) {
        ConstantTime.check(PasswordHashes.class, method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proves", "sameAs"})
    void cve202627856ScramKeysAreComparedInConstantTime(String method) {
        ConstantTime.check(ScramKeys.class, method);
    }

    @Test
    void cve202627856TheServersOwnProofIsComparedInConstantTime() {
        ConstantTime.check(ScramClient.class, "accepts");
    }
}
