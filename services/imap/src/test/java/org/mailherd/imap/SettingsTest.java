package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.settings.ConnectionBudget;
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

    @Test
    void connectionsAreAsManyAsTheHeapHoldsBesideTheCachesUnlessSaidOtherwise() {
        assertThat(connections("", 495L << 20)).isGreaterThan(10_000);
        assertThat(connections("", 310L << 20)).isBetween(4_000, 5_000);
        assertThat(connections("", 64L << 20)).isEqualTo(256);
        assertThat(connections("12000", 310L << 20)).isEqualTo(12_000);
        assertThatThrownBy(() -> connections("0", 1L << 30))
                .rootCause()
                .hasMessage("mailherd.imap.max-connections must be at least 1");
    }

    private static int connections(String setting, long heap) {
        ImapSettings settings = bind(Map.of("mailherd.imap.max-connections", setting));
        return ConnectionBudget.of(settings.connections(), heap, 192L << 20).connections();
    }

    private static ImapSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("mailherd.imap", ImapSettings.class);
    }
}
