package org.mailherd.antispam.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Names in archives: UTF-8 today, some code page in old ones. */
final class Names {

    /** Beyond any path that a system takes; of a longer one both ends are kept. */
    static final int LONGEST = 1024;

    private Names() {}

    static String of(byte[] octets) {
        return cut(text(octets));
    }

    /** Octets that are more than a name. */
    static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException _) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }

    /** Two thousand members with names of 64 kB would be more than a message may cost. */
    static String cut(String name) {
        int half = LONGEST / 2;
        return name.length() <= LONGEST
                ? name
                : name.substring(0, half) + name.substring(name.length() - half);
    }
}
