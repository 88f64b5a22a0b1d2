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

    private Words() {}

    /**
     * @param most words
     */
    public static List<String> of(String text, int most) {
        // A word of mail is not longer than sixteen characters in the mean.
        String bounded = text.length() > most * 16 ? text.substring(0, most * 16) : text;
        String plain = Normalizer.normalize(bounded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length() && words.size() < most; ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isIdeographic(c) || isMoney(c)) {
                end(word, words);
                words.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c) || isMark(c)) {
                word.appendCodePoint(c);
                if (word.length() >= LONGEST) {
                    end(word, words);
                }
            } else if (!isUnseen(c)) {
                end(word, words);
            }
        }
        end(word, words);
        return words.size() > most ? words.subList(0, most) : words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(isLongNumber(word) ? "#" + word.length() : word.toString());
            word.setLength(0);
        }
    }

    /** Order numbers and the like never come again; how long they are does. */
    private static boolean isLongNumber(StringBuilder word) {
        return word.length() > 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
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
