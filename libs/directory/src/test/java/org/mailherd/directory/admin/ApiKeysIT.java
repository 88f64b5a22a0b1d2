package org.mailherd.directory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.RunningAdministration;

class ApiKeysIT {
    private static RunningAdministration administration;

    @BeforeAll
    static void start() {
        administration =
                new RunningAdministration(
                        Map.of(
                                "mailherd.admin-ui.bootstrap.admin-password-hash",
                                // demo-admin
                                "{SSHA256}67mAdxBNqNrFvUJNtVlzZSMlaxtrpRaNA//dpKzXXsNzYWx0c2FsdA==",
                                "mailherd.admin-ui.bootstrap.api-key",
                                "write-me",
                                "mailherd.admin-ui.bootstrap.api-key-read-only",
                                "read-me",
                                "mailherd.admin-ui.bootstrap.api-allow-from",
                                "192.0.2.0/25, 2001:db8::/33"));
    }

    @AfterAll
    static void stop() {
        administration.close();
    }

    private static KeyCheck check(String key, String ip) {
        return administration.bean(ApiKeys.class).check(key, ip);
    }

    @Test
    void opensByKeyAndNetwork() {
        assertThat(check("write-me", "192.0.2.127")).isEqualTo(new KeyCheck.ReadWrite());
        assertThat(check("read-me", "2001:db8:7fff::1")).isEqualTo(new KeyCheck.ReadOnly());
        assertThat(check("write-me", "192.0.2.128")).isEqualTo(new KeyCheck.ForeignAddress());
        assertThat(check("write-me", "2001:db8:8000::1")).isEqualTo(new KeyCheck.ForeignAddress());
        assertThat(check("WRITE-ME", "192.0.2.1")).isEqualTo(new KeyCheck.Unknown());
        assertThat(check("", "192.0.2.1")).isEqualTo(new KeyCheck.Unknown());
    }

    @Test
    void forgetsTheKeyThatWasReplaced() {
        ApiKeys keys = administration.bean(ApiKeys.class);
        keys.replace("second", true, "192.0.2.1");
        keys.replace("second", true, "192.0.2.1");
        assertThat(check("read-me", "192.0.2.1")).isEqualTo(new KeyCheck.Unknown());
        assertThat(check("second", "192.0.2.1")).isEqualTo(new KeyCheck.ReadOnly());
        assertThat(check("write-me", "192.0.2.1")).isEqualTo(new KeyCheck.ReadWrite());
    }

    @Test
    void addsTheFirstAdministratorOnce() {
        AdminLogin admins = administration.bean(AdminLogin.class);
        assertThat(admins.hasNoAdmin()).isFalse();
        assertThat(admins.isValid("admin", "demo-admin")).isTrue();
        assertThat(admins.isValid("admin", "demo-Admin")).isFalse();
        assertThat(admins.isValid("nobody", "demo-admin")).isFalse();
        assertThat(admins.isValid("admin", "")).isFalse();
    }
}
