package org.mailherd.mailstore.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The names under which mail programs keep sent mail, drafts, junk, trash and the archive in the
 * languages of their users: {@code local-names.txt}. Only a whole name counts, at the top or right
 * below INBOX.
 */
public final class LocalNames {
    private static final String BELOW_INBOX = "INBOX/";
    private static final Map<String, SpecialUse> USES = read();

    private LocalNames() {}

    /** What a folder of this name is for, if its name says so in some language. */
    public static Optional<SpecialUse> useOf(FolderName name) {
        String value = name.value();
        String top = value.startsWith(BELOW_INBOX) ? value.substring(BELOW_INBOX.length()) : value;
        return Optional.ofNullable(USES.get(key(top)));
    }

    private static Map<String, SpecialUse> read() {
        Map<String, SpecialUse> uses = new HashMap<>();
        text().lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    SpecialUse use = SpecialUse.valueOf(line.substring(0, colon));
                    for (String name : line.substring(colon + 1).split(",", -1)) {
                        uses.put(key(name.strip()), use);
                    }
                });
        return Map.copyOf(uses);
    }

    private static String text() {
        try (InputStream octets = LocalNames.class.getResourceAsStream("local-names.txt")) {
            return new String(
                    Objects.requireNonNull(octets, "local-names.txt is missing").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
