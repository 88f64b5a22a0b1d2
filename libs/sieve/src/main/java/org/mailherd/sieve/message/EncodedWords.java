package org.mailherd.sieve.message;

import java.nio.charset.StandardCharsets;

/** Decodes RFC 2047 encoded words, as far as they are well formed; the rest stays as it is. */
public final class EncodedWords {

    /** RFC 2047 2 says 75; writers do not keep to it. */
    private static final int MAX_WORD = 2048;

    private EncodedWords() {}

    public static String decode(String value) {
        int start = value.indexOf("=?");
        if (start < 0) {
            return value;
        }
        StringBuilder decoded = new StringBuilder(value.length());
        int copied = 0;
        boolean afterWord = false;
        while (start >= 0) {
            Word word = wordAt(value, start);
            if (word == null) {
                start = value.indexOf("=?", start + 2);
                continue;
            }
            String between = value.substring(copied, start);
            // RFC 2047 6.2: white space between two encoded words does not show
            if (!afterWord || !between.isBlank()) {
                decoded.append(between);
            }
            decoded.append(word.text());
            copied = word.end();
            afterWord = true;
            start = value.indexOf("=?", copied);
        }
        return decoded.append(value, copied, value.length()).toString();
    }

    private record Word(String text, int end) {}

    private static @org.jspecify.annotations.Nullable Word wordAt(String value, int start) {
        int charsetEnd = value.indexOf('?', start + 2);
        if (charsetEnd < 0
                || charsetEnd - start > 80
                || charsetEnd + 2 >= value.length()
                || value.charAt(charsetEnd + 2) != '?') {
            return null;
        }
        int textStart = charsetEnd + 3;
        int end = value.indexOf("?=", textStart);
        if (end < 0 || end - start > MAX_WORD) {
            return null;
        }
        String charset = value.substring(start + 2, charsetEnd);
        int language = charset.indexOf('*'); // RFC 2231 5
        byte[] text = value.substring(textStart, end).getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets =
                switch (value.charAt(charsetEnd + 1)) {
                    case 'b', 'B' -> TransferDecoding.base64(text);
                    case 'q', 'Q' -> TransferDecoding.q(text);
                    default -> null;
                };
        if (octets == null) {
            return null;
        }
        return new Word(
                Charsets.decode(octets, language < 0 ? charset : charset.substring(0, language)),
                end + 2);
    }
}
