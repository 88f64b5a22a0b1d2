package org.mailherd.antispam.bayes;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as words: compatibility forms and case made equal, what nobody sees left out. Ideographs are
 * words of their own, since nobody writes spaces between them.
 */
public final class Words {

    private static final int LONGEST = 32;

    private static final int ASCII = 0x80;

    private Words() {}

    /**
     * @param most words
     */
    public static List<String> of(String text, int most) {
        // A word of mail is not longer than sixteen characters in the mean.
        String bounded = text.length() > most * 16 ? text.substring(0, most * 16) : text;
        String plain = normal(bounded).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length() && words.size() < most; ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (c < ASCII) {
                ascii((char) c, word, words);
            } else if (Character.isIdeographic(c) || isMoney(c)) {
                end(word, words);
                words.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c) || isMark(c)) {
                word.appendCodePoint(c);
                endLong(word, words);
            } else if (!isUnseen(c)) {
                end(word, words);
            }
        }
        end(word, words);
        return words.size() > most ? words.subList(0, most) : words;
    }

    /** The same rules for what nearly all characters are; most of mail has no others. */
    private static void ascii(char c, StringBuilder word, List<String> words) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            word.append(c);
            endLong(word, words);
        } else if (c == '$' || c == '%') {
            end(word, words);
            words.add(String.valueOf(c));
        } else if (c != '\'') {
            end(word, words);
        }
    }

    /** What is ASCII is its own compatibility form. */
    private static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    private static void endLong(StringBuilder word, List<String> words) {
        if (word.length() >= LONGEST) {
            end(word, words);
        }
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(isLongNumber(word) ? "#" + word.length() : word.toString());
            word.setLength(0);
        }
    }

    /** Order numbers and the like never come again; how long they are does. */
    private static boolean isLongNumber(StringBuilder word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return word.length() > 4;
    }

    private static boolean isMoney(int c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL || c == '%';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Zero-width characters, soft hyphens, apostrophes: a word goes on behind them. */
    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT || c == '\'' || c == '\u2019';
    }
}
