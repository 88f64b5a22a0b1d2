package org.mailherd.sieve.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of MIME fields: comments, quotes, RFC 2231. */
final class ParameterText {

    private static final int MAX_PARAMETERS = 64;

    private ParameterText() {}

    /** Cuts at semicolons outside quotes; comments are left out, quotes and escapes resolved. */
    static List<String> split(String value) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        int comment = 0;
        int solid = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean escaped = c == '\\' && (quoted || comment > 0) && i + 1 < value.length();
            if (escaped) {
                c = value.charAt(++i);
            } else if (comment > 0) {
                comment += c == '(' ? 1 : c == ')' ? -1 : 0;
                continue;
            } else if (c == '"') {
                quoted = !quoted;
                continue;
            } else if (!quoted && c == '(') {
                comment++;
                continue;
            } else if (!quoted && c == ';') {
                pieces.add(piece.substring(0, solid));
                piece.setLength(0);
                solid = 0;
                continue;
            }
            if (comment > 0) {
                continue;
            }
            // White space counts inside of quotes only.
            boolean space = !quoted && Character.isWhitespace(c);
            if (space && (piece.isEmpty() || piece.charAt(piece.length() - 1) == '=')) {
                continue;
            }
            piece.append(c);
            solid = space ? solid : piece.length();
        }
        pieces.add(piece.substring(0, solid));
        return pieces.subList(0, Math.min(pieces.size(), MAX_PARAMETERS));
    }

    static Map<String, String> resolve(Map<String, String> raw) {
        Map<String, String> resolved = new LinkedHashMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                resolved.put(name, EncodedWords.decode(value));
            } else if (star > 0) {
                String base = name.substring(0, star);
                resolved.computeIfAbsent(base, key -> joined(raw, key));
            }
        });
        return resolved;
    }

    private static String joined(Map<String, String> raw, String base) {
        String whole = raw.get(base + "*");
        if (whole != null) {
            return extended(whole, true);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        String charset = "utf-8";
        for (int i = 0; i < MAX_PARAMETERS; i++) {
            String plain = raw.get(base + "*" + i);
            String coded = raw.get(base + "*" + i + "*");
            if (coded != null) {
                if (i == 0 && coded.indexOf('\'') > 0) {
                    charset = coded.substring(0, coded.indexOf('\''));
                }
                octets.writeBytes(percentDecoded(i == 0 ? afterLanguage(coded) : coded));
            } else if (plain != null) {
                octets.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
            } else {
                break;
            }
        }
        return Charsets.decode(octets.toByteArray(), charset);
    }

    private static String extended(String value, boolean first) {
        int quote = value.indexOf('\'');
        String charset = first && quote > 0 ? value.substring(0, quote) : "utf-8";
        return Charsets.decode(percentDecoded(afterLanguage(value)), charset);
    }

    private static String afterLanguage(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        return second < 0 ? value : value.substring(second + 1);
    }

    private static byte[] percentDecoded(String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%'
                    && i + 2 < value.length()
                    && Character.digit(value.charAt(i + 1), 16) >= 0
                    && Character.digit(value.charAt(i + 2), 16) >= 0) {
                out.write(
                        Character.digit(value.charAt(i + 1), 16) << 4
                                | Character.digit(value.charAt(i + 2), 16));
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
