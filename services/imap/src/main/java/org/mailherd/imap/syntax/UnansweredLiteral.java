package org.mailherd.imap.syntax;

import java.nio.charset.StandardCharsets;

/**
 * Finds the announcement of a literal that comes without our go-ahead: {@code {n+}} at line end.
 */
final class UnansweredLiteral {

    private UnansweredLiteral() {}

    /**
     * @return octets announced, or -1 when the line ends otherwise; an absurd number counts as the
     *     largest long, so that no limit lets it pass
     */
    static long sizeAtEndOf(byte[] line, int from) {
        int end = line.length;
        if (end - from < 4 || line[end - 1] != '}' || line[end - 2] != '+') {
            return -1;
        }
        int start = end - 2;
        while (start > from && Characters.isDigit(line[start - 1])) {
            start--;
        }
        if (start == end - 2 || start == from || line[start - 1] != '{') {
            return -1;
        }
        int digits = end - 2 - start;
        return digits > 18
                ? Long.MAX_VALUE
                : Long.parseLong(new String(line, start, digits, StandardCharsets.US_ASCII));
    }
}
