package org.mailherd.directory.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHashesTest {
    private final PasswordHashes hashes = new PasswordHashes();

    /** Made with doveadm pw, openssl passwd and Python's hashlib: what accounts bring along. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{SSHA} yEqDOxm5gQeV4WeA8pqw1f1DvwKO7tZs",
                "{SSHA256} Ql3n2O/dDNWZP7/nUAO3xZg7mHNE+kgTrszC/9/J+H6/ut/L",
                "{SSHA512} BB1MAI4s6JAqpWRi/WDjG16T7vdi+iVzXsttkYz12HRSuSBDPbYPrDQtUCfoJ+xboJATWFZ/VGTXu5Ehqpb7SL5kujA=",
                "{SHA512-CRYPT} $6$mckGJHnNhyyAjjaG$7OA6VXeZJMNVXZGQFkujQc7TWPwLZX.lI8fmde06G0tIpIHu0aTzqLVrFQvgGXBIS0iyeL2haPjEidRBGYWlh0",
                "{BLF-CRYPT} $2y$05$veNIjnRetApOOCc22LJUXuK2yJomMYH2xgCFzbj8rKuomLlHx9Ri6"
            })
    void verifiesHashesMadeElsewhere(String scheme, String hash) {
        assertThat(hashes.matches("demo-password", scheme + hash)).isTrue();
        assertThat(hashes.matches("demo-passwore", scheme + hash)).isFalse();
    }

    @Test
    void newHashesAreArgon2idAndVerify() {
        String stored = hashes.hash("pässwörd");
        assertThat(stored).startsWith("{ARGON2ID}$argon2id$");
        assertThat(hashes.matches("pässwörd", stored)).isTrue();
    }

    @Test
    void unreadableHashesMatchNothing() {
        for (String broken :
                new String[] {
                    "", "x", "{PLAIN}x", "{SSHA}!!", "{SHA512-CRYPT}x", "{SSHA256}", "{BLF-CRYPT}x"
                }) {
            assertThat(hashes.matches("x", broken)).as(broken).isFalse();
        }
    }
}
