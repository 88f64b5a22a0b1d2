package org.mailherd.mailstore.column;

import java.text.Normalizer;

/**
 * Makes texts comparable as i;unicode-casemap does (RFC 5051): compatibility decomposition, upper
 * case. What is plain ASCII comes out as under i;ascii-casemap.
 */
public final class Folding {
    private Folding() {}

    public static String fold(String text) {
        int plain = 0;
        int length = text.length();
        while (plain < length && isFolded(text.charAt(plain))) {
            plain++;
        }
        return plain == length ? text : isAscii(text) ? ascii(text) : unicode(text);
    }

    /** Folded, and with every run of blanks, tabs and line ends made one blank. */
    public static String foldLine(String text) {
        return compress(fold(text));
    }

    private static boolean isFolded(char c) {
        return c < 0x80 && (c < 'a' || c > 'z');
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            folded[i] = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }
        return new String(folded);
    }

    private static String unicode(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            i += Character.charCount(point);
            folded.appendCodePoint(Character.toUpperCase(point));
        }
        return folded.toString();
    }

    private static String compress(String text) {
        StringBuilder line = null;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            boolean odd = white && (blank || c != ' ');
            if (odd && line == null) {
                line = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (line != null && !(white && blank)) {
                line.append(white ? ' ' : c);
            }
            blank = white;
        }
        return line == null ? text : line.toString();
    }
}
