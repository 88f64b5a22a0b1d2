package org.mailherd.antispam.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the encoded words of RFC 2047 in a header field's text. */
public final class EncodedWords {

    /** No person reads a longer one. */
    private static final int LENGTH_LIMIT = 1 << 14;

    private static final Pattern WORD =
            Pattern.compile(
                    "=\\?([\\w.:+-]{1,40})(?:\\*[\\w-]{0,40})?\\?([BbQq])\\?([^?\\s]{0,8192})\\?=");

    private EncodedWords() {}

    /**
     * @param value unfolded, one character for each octet; raw UTF-8 is read too (RFC 6532)
     */
    public static String decode(String value) {
        String octets = value.substring(0, Math.min(value.length(), LENGTH_LIMIT));
        if (!octets.contains("=?")) {
            return utf8(octets);
        }
        Matcher word = WORD.matcher(octets);
        StringBuilder text = new StringBuilder();
        int end = 0;
        boolean before = false;
        while (word.find()) {
            String between = octets.substring(end, word.start());
            // RFC 2047 6.2: white space between two encoded words is not shown.
            if (!before || !between.isBlank()) {
                text.append(utf8(between));
            }
            text.append(decoded(word.group(1), word.group(2), word.group(3)));
            end = word.end();
            before = true;
        }
        return text.append(utf8(octets.substring(end))).toString();
    }

    private static String decoded(String charset, String encoding, String encoded) {
        byte[] octets = encoding.equalsIgnoreCase("B") ? base64(encoded) : quoted(encoded);
        return Charsets.decode(octets, charset);
    }

    private static byte[] base64(String encoded) {
        String digits = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return Base64.getDecoder().decode(digits.substring(0, whole));
    }

    private static byte[] quoted(String encoded) {
        byte[] octets = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '=' && i + 2 < encoded.length() && isHex(encoded, i + 1)) {
                octets[length++] = (byte) Integer.parseInt(encoded, i + 1, i + 3, 16);
                i += 2;
            } else {
                octets[length++] = (byte) (c == '_' ? ' ' : c);
            }
        }
        return Arrays.copyOf(octets, length);
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }

    private static String utf8(String octets) {
        return Charsets.decode(octets.getBytes(StandardCharsets.ISO_8859_1), "");
    }
}
