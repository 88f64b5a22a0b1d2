package org.mailherd.antispam.fraud;

import java.text.Normalizer;
import java.util.Locale;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.content.EncodedWords;

/** Subject and text the way a person reads them: one case, one blank, no invisible letters. */
final class Plain {

    /** Who wants something says so early. */
    private static final int LONGEST = 12_000;

    private static final int ASCII = 0x80;

    private Plain() {}

    static String of(Scan scan) {
        String text = scan.content().text();
        return of(
                EncodedWords.decode(scan.message().only("Subject").orElse(""))
                        + " . "
                        + text.substring(0, Math.min(text.length(), LONGEST)));
    }

    static String of(String text) {
        String even =
                (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(even.length());
        boolean blank = false;
        for (int i = 0; i < even.length(); ) {
            int c = even.codePointAt(i);
            i += Character.charCount(c);
            if (isUnseen(c)) {
                continue;
            }
            boolean space = c == ' ' || c >= '\t' && c <= '\r' || c == 0xa0;
            if (!space) {
                plain.appendCodePoint(c);
            } else if (!blank) {
                plain.append(' ');
            }
            blank = space;
        }
        return plain.toString();
    }

    private static boolean isUnseen(int c) {
        return c >= ASCII && Character.getType(c) == Character.FORMAT;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }
}
