package org.mailherd.imap.managesieve;

import java.nio.charset.StandardCharsets;

/**
 * The end of an answer (RFC 5804 1.2 and 1.3).
 *
 * @param word OK, NO or BYE
 * @param code in its brackets, arguments included; empty for none
 * @param text for people; may have lines
 */
record Answer(String word, String code, String text) {
    private static final int LONGEST_QUOTED = 1024;

    static Answer ok(String text) {
        return new Answer("OK", "", text);
    }

    static Answer ok(String code, String text) {
        return new Answer("OK", code, text);
    }

    static Answer no(String text) {
        return new Answer("NO", "", text);
    }

    static Answer no(String code, String text) {
        return new Answer("NO", code, text);
    }

    static Answer bye(String code, String text) {
        return new Answer("BYE", code, text);
    }

    /** Whether the connection ends with it. */
    boolean isLast() {
        return word.equals("BYE");
    }

    String format() {
        StringBuilder answer = new StringBuilder(word);
        if (!code.isEmpty()) {
            answer.append(" (").append(code).append(')');
        }
        if (!text.isEmpty()) {
            answer.append(' ').append(string(text));
        }
        return answer.append("\r\n").toString();
    }

    /** A string as servers send it: quoted, or a literal where it cannot be. */
    static String string(String value) {
        int octets = value.getBytes(StandardCharsets.UTF_8).length;
        boolean quotable =
                octets <= LONGEST_QUOTED
                        && value.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
        return quotable
                ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : "{" + octets + "}\r\n" + value;
    }
}
