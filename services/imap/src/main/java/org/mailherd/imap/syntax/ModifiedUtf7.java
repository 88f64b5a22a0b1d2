package org.mailherd.imap.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailherd.mailstore.folder.InvalidFolderName;

/**
 * Folder names on the wire, RFC 3501 section 5.1.3: UTF-16 in base64 between {@code &} and {@code
 * -}.
 */
public final class ModifiedUtf7 {

    private ModifiedUtf7() {}

    /**
     * @param octets a name as the client sent it
     * @return the name in Unicode
     * @throws InvalidFolderName for 8-bit octets, control characters, broken or needless base64
     */
    public static String decode(byte[] octets) {
        StringBuilder name = new StringBuilder(octets.length);
        int i = 0;
        while (i < octets.length) {
            int octet = octets[i++];
            if (octet < 0x20 || octet == 0x7f) {
                throw notUtf7();
            }
            if (octet != '&') {
                name.append((char) octet);
                continue;
            }
            int end = endOfShift(octets, i);
            name.append(end == i ? "&" : shifted(octets, i, end));
            i = end + 1;
        }
        return name.toString();
    }

    /** The name as it goes to a client: printable ASCII only. */
    public static String encode(String name) {
        if (isPlain(name)) {
            return name;
        }
        StringBuilder wire = new StringBuilder(name.length() * 2);
        int i = 0;
        while (i < name.length()) {
            char c = name.charAt(i);
            if (isDirect(c)) {
                wire.append(c == '&' ? "&-" : String.valueOf(c));
                i++;
                continue;
            }
            int end = i;
            while (end < name.length() && !isDirect(name.charAt(end))) {
                end++;
            }
            byte[] utf16 = name.substring(i, end).getBytes(StandardCharsets.UTF_16BE);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(utf16);
            wire.append('&').append(base64.replace('/', ',')).append('-');
            i = end;
        }
        return wire.toString();
    }

    private static int endOfShift(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == '-') {
                return i;
            }
        }
        throw notUtf7();
    }

    private static String shifted(byte[] octets, int from, int to) {
        String base64 =
                new String(octets, from, to - from, StandardCharsets.US_ASCII).replace(',', '/');
        try {
            byte[] utf16 = Base64.getDecoder().decode(base64);
            String text =
                    StandardCharsets.UTF_16BE
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf16))
                            .toString();
            // One name, one spelling: else two names on the wire would mean the same folder.
            if (text.isEmpty() || text.chars().anyMatch(c -> isDirect((char) c) || c < 0x20)) {
                throw notUtf7();
            }
            return text;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw notUtf7();
        }
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> isDirect((char) c) && c != '&');
    }

    private static boolean isDirect(char c) {
        return c >= 0x20 && c <= 0x7e;
    }

    private static InvalidFolderName notUtf7() {
        return new InvalidFolderName("folder names are written in modified UTF-7");
    }
}
