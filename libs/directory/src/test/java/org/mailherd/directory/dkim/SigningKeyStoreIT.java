package org.mailherd.directory.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.dkim.SigningKey.Algorithm;

class SigningKeyStoreIT {
    @Test
    void keepsKeysOfBothKindsAndPublishesThem() {
        SigningKeyStore store = new SigningKeyStore(new TestDirectory().jdbc);
        store.create("alpha.test", "dkim", Algorithm.RSA, 2048);
        store.create("alpha.test", "ed", Algorithm.ED25519, 0);

        assertThat(store.forDomain("alpha.test")).hasSize(2);
        SigningKey ed = store.forDomain("alpha.test").get(1);
        assertThat(ed.recordName()).isEqualTo("ed._domainkey.alpha.test");
        assertThat(ed.dnsRecord()).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=");
        assertThat(ed.toString()).doesNotContain("PRIVATE").doesNotContain("p=");

        store.deleteAll("alpha.test");
        assertThat(store.forDomain("alpha.test")).isEmpty();
    }
}
