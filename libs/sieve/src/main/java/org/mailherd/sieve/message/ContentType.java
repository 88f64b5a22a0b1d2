package org.mailherd.sieve.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A Content-Type or Content-Disposition value (RFC 2045 5.1, RFC 2183).
 *
 * @param type before the slash or, in a disposition, the whole value; lower case
 * @param subtype after the slash, lower case; empty when there is none
 * @param parameters names in lower case, RFC 2231 charsets and continuations resolved
 */
public record ContentType(String type, String subtype, Map<String, String> parameters) {

    /** RFC 2045 5.2. */
    public static final ContentType DEFAULT = new ContentType("text", "plain", Map.of());

    public String full() {
        return subtype.isEmpty() ? type : type + "/" + subtype;
    }

    public boolean is(String wanted) {
        return full().equals(wanted);
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Of a part: its Content-Type, or what RFC 2045 5.2 says of a part without a valid one. */
    public static ContentType of(MimePart part) {
        for (HeaderField field : part.headers()) {
            if (field.name().equalsIgnoreCase("content-type")) {
                ContentType type = parse(field.unfolded());
                return type.type.isEmpty() || type.subtype.isEmpty() ? DEFAULT : type;
            }
        }
        return part.fallback();
    }

    public static ContentType parse(String value) {
        List<String> pieces = ParameterText.split(value);
        String first = pieces.isEmpty() ? "" : pieces.getFirst();
        int slash = first.indexOf('/');
        Map<String, String> raw = new LinkedHashMap<>();
        for (String piece : pieces.subList(Math.min(1, pieces.size()), pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                raw.putIfAbsent(
                        piece.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        piece.substring(equals + 1));
            }
        }
        String type = slash < 0 ? first : first.substring(0, slash);
        String subtype = slash < 0 ? "" : first.substring(slash + 1);
        return new ContentType(
                type.strip().toLowerCase(Locale.ROOT),
                subtype.strip().toLowerCase(Locale.ROOT),
                ParameterText.resolve(raw));
    }
}
