package org.mailherd.mailauth.dkim;

import java.util.Locale;
import java.util.regex.Pattern;

/** RFC 6376 3.4, the header half; {@link BodyCanonicalizer} is the other. */
public enum Canonicalization {
    SIMPLE,
    RELAXED;

    private static final Pattern WSP = Pattern.compile("[ \t]+");

    public static Canonicalization of(String word) throws DkimException {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "simple" -> SIMPLE;
            case "relaxed" -> RELAXED;
            default -> throw new DkimException("canonicalization " + word + " is unknown");
        };
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param raw a field with its folding and final CRLF
     * @return as it is hashed, with a final CRLF
     */
    public String header(String raw) {
        if (this == SIMPLE) {
            return raw;
        }
        // RFC 6376 3.4.2: lower-case name, unfold, one space for white space, none at the ends or
        // about the colon.
        int colon = raw.indexOf(':');
        String name = raw.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = WSP.matcher(raw.substring(colon + 1).replace("\r\n", "")).replaceAll(" ");
        return name + ":" + trimmed(value) + "\r\n";
    }

    /** Only space: other control characters are part of the value. */
    private static String trimmed(String value) {
        int start = value.startsWith(" ") ? 1 : 0;
        int end =
                value.endsWith(" ") && value.length() > start ? value.length() - 1 : value.length();
        return value.substring(start, end);
    }
}
