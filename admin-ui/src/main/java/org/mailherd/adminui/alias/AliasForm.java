package org.mailherd.adminui.alias;

import java.util.Arrays;
import java.util.List;
import org.mailherd.directory.alias.AliasSettings;

/**
 * The alias form as typed.
 *
 * @param destinations one a line, or with commas between
 */
record AliasForm(
        String address,
        String destinations,
        String publicComment,
        String privateComment,
        boolean active,
        boolean internal,
        boolean senderAllowed) {

    static AliasForm blank() {
        return new AliasForm("", "", "", "", true, false, true);
    }

    static AliasForm of(AliasSettings settings) {
        return new AliasForm(
                settings.address(),
                String.join("\n", settings.destinations()),
                settings.publicComment(),
                settings.privateComment(),
                settings.active(),
                settings.internal(),
                settings.senderAllowed());
    }

    AliasSettings settings() {
        List<String> wanted =
                Arrays.stream(destinations.split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        return new AliasSettings(
                address, wanted, active, internal, senderAllowed, publicComment, privateComment);
    }
}
