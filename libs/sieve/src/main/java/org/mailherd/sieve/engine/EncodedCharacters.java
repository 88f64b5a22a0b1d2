package org.mailherd.sieve.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;

/** {@code ${hex:40}} and {@code ${unicode:2026}} (RFC 5228 2.4.2.4). */
final class EncodedCharacters {

    /** Possessive, so that the work is linear. */
    private static final Pattern ENCODED =
            Pattern.compile(
                    "\\$\\{(?:(hex):\\s*+((?:[0-9a-f]{1,2}+(?:\\s++|(?=\\})))++)"
                            + "|(unicode):\\s*+((?:[0-9a-f]++(?:\\s++|(?=\\})))++))\\}",
                    Pattern.CASE_INSENSITIVE);

    private EncodedCharacters() {}

    static String decode(String text, Position at) {
        if (!text.contains("${")) {
            return text;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Matcher matcher = ENCODED.matcher(text);
        int copied = 0;
        while (matcher.find()) {
            octets.writeBytes(utf8(text.substring(copied, matcher.start())));
            String hex = matcher.group(2);
            if (hex != null) {
                for (String octet : hex.strip().split("\\s+")) {
                    octets.write(Integer.parseInt(octet, 16));
                }
            } else {
                for (String point : matcher.group(4).strip().split("\\s+")) {
                    octets.writeBytes(utf8(character(point, at)));
                }
            }
            copied = matcher.end();
        }
        octets.writeBytes(utf8(text.substring(copied)));
        return new String(octets.toByteArray(), StandardCharsets.UTF_8);
    }

    private static String character(String hex, Position at) {
        String digits = hex.replaceFirst("^0+(?=.)", "");
        int point = digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits, 16);
        if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
            throw new SyntaxFault(
                    at, "no Unicode character: ${unicode:" + hex.toLowerCase(Locale.ROOT) + "}");
        }
        return Character.toString(point);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
