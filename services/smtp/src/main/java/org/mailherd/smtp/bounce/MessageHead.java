package org.mailherd.smtp.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header section of a queued message without its empty line, or as much of it as is reasonable
 * to return.
 */
record MessageHead(byte[] octets) {
    private static final int MAX = 64 * 1024;

    static MessageHead read(InputStream message) throws IOException {
        byte[] first = message.readNBytes(MAX);
        int end = 0;
        int lineStart = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] == '\n') {
                if (i - lineStart <= 1) {
                    return new MessageHead(Arrays.copyOf(first, lineStart));
                }
                lineStart = i + 1;
                end = lineStart;
            }
        }
        return new MessageHead(Arrays.copyOf(first, end));
    }

    /** Values of all fields of that name, unfolded, the topmost first. */
    List<String> all(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return new String(octets, StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n[ \t]", " ")
                .lines()
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }
}
