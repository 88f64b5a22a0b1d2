package org.mailherd.sieve.edit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes of a script's text the value of a header field: one logical line, folded, in ASCII. */
final class FieldText {

    private static final int LINE = 78;

    /** Octets that make an encoded word of at most 75 characters (RFC 2047 2). */
    private static final int WORD_OCTETS = 42;

    private FieldText() {}

    static String rawValue(String name, String text) {
        String line = text.replaceAll("\\s*[\\r\\n]+\\s*|[\\p{Cntrl}&&[^\\t]]", " ").strip();
        boolean ascii = line.chars().allMatch(c -> c >= 32 && c < 127 || c == '\t');
        return folded(name, ascii ? line : encoded(line));
    }

    private static String encoded(String line) {
        StringBuilder words = new StringBuilder();
        int start = 0;
        while (start < line.length()) {
            int end = start;
            int octets = 0;
            while (end < line.length()) {
                int next = line.offsetByCodePoints(end, 1);
                octets += utf8(line.substring(end, next)).length;
                if (octets > WORD_OCTETS) {
                    break;
                }
                end = next;
            }
            words.append(words.isEmpty() ? "" : " ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(utf8(line.substring(start, end))))
                    .append("?=");
            start = end;
        }
        return words.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String folded(String name, String line) {
        StringBuilder folded = new StringBuilder();
        int width = name.length() + 1;
        for (String word : (" " + line).split("(?<=[^ \t])(?=[ \t])")) {
            if (width + word.length() > LINE && width > name.length() + 1) {
                folded.append("\r\n");
                width = 0;
            }
            folded.append(word);
            width += word.length();
        }
        return folded.toString();
    }
}
