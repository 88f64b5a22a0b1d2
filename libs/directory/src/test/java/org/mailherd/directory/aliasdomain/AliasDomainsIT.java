package org.mailherd.directory.aliasdomain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.RunningAdministration;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainSettings;

class AliasDomainsIT {
    /** DMARC wants the signature's domain to be the one in From (RFC 7489 3.1.1). */
    @Test
    void aNewAliasDomainSignsAsItselfWithKeysOfItsOwn() {
        try (RunningAdministration administration = new RunningAdministration(Map.of())) {
            administration.bean(DomainEditor.class).add("home.test", DomainSettings.defaults());
            AliasDomains aliases = administration.bean(AliasDomains.class);
            SigningKeys keys = administration.bean(SigningKeys.class);
            aliases.add("other.test", "home.test", true);
            assertThat(keys.forDomain("other.test"))
                    .isNotEmpty()
                    .extracting(SigningKey::domain)
                    .containsOnly("other.test");
            aliases.delete("other.test");
            assertThat(keys.forDomain("other.test")).isEmpty();
        }
    }
}
