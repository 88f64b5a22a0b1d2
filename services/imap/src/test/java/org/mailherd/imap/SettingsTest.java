package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.settings.ImapSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

    @Test
    void passwordsInClearTextAreTakenOnLoopbackOnlyUnlessSaidOtherwise() {
        ImapSettings unsaid = bind(Map.of("mailherd.imap.plaintext-login", ""));

        assertThat(unsaid.takesPlaintextLogin("127.0.0.1")).isTrue();
        assertThat(unsaid.takesPlaintextLogin("0.0.0.0")).isFalse();
        assertThat(
                        bind(Map.of("mailherd.imap.plaintext-login", "true"))
                                .takesPlaintextLogin("0.0.0.0"))
                .isTrue();
        assertThat(
                        bind(Map.of("mailherd.imap.plaintext-login", "false"))
                                .takesPlaintextLogin("127.0.0.1"))
                .isFalse();
    }

    @Test
    void badSettingSaysWhatToDo() {
        assertThatThrownBy(() -> bind(Map.of("mailherd.imap.idle-timeout", "1s")))
                .rootCause()
                .hasMessage("mailherd.imap.idle-timeout must be at least 1m; 30m is usual");
    }

    private static ImapSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("mailherd.imap", ImapSettings.class);
    }
}
