package org.mailherd.imap.lmtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** RFC 3461 4: printable ASCII, {@code +XX} for what is not. */
final class Xtext {
    private static final int LONGEST = 500;

    private Xtext() {}

    /** Empty for what is no xtext, or is longer than RFC 3461 allows. */
    static Optional<String> decode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+') {
                if (i + 2 >= text.length()
                        || !text.substring(i + 1, i + 3).matches("[0-9A-F]{2}")) {
                    return Optional.empty();
                }
                octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (c <= ' ' || c == '=' || c == 127) {
                return Optional.empty();
            } else {
                octets.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Optional.of(octets.toString(StandardCharsets.UTF_8));
    }
}
