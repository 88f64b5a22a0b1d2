package org.mailherd.mailstore.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs of letters and digits in a folded text. Wherever a text has a needle that is all letters and
 * digits, it has it within one such run: so the different runs of a mailbox tell which of its
 * messages have the needle, and no message need be looked at.
 */
final class Words {
    /** Characters of a run that are one term; longer runs are several, which overlap. */
    static final int LONGEST = 64;

    /** So many characters of a run stand together in one term at least. */
    static final int OVERLAP = 32;

    /**
     * From here on are writings that put no blanks between words: their runs would be sentences.
     */
    private static final char FIRST_IDEOGRAPH = 0x2E80;

    private Words() {}

    static boolean isPart(char c) {
        return c < FIRST_IDEOGRAPH && Character.isLetterOrDigit(c);
    }

    /** Whether terms alone can tell who has the needle. */
    static boolean decide(String needle) {
        return needle.length() <= OVERLAP && needle.chars().allMatch(c -> isPart((char) c));
    }

    /**
     * What every text that has the needle has in its terms, each once; of long runs their
     * beginnings.
     */
    static List<String> of(String needle) {
        List<String> runs = new ArrayList<>();
        for (int start = begin(needle, 0); start < needle.length(); ) {
            int end = end(needle, start);
            String run = needle.substring(start, Math.min(end, start + OVERLAP));
            if (!runs.contains(run)) {
                runs.add(run);
            }
            start = begin(needle, end);
        }
        return runs;
    }

    /** Where a run begins, at or after; the text's length when none does. */
    static int begin(String text, int from) {
        int at = from;
        while (at < text.length() && !isPart(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the run that begins here ends. */
    static int end(String text, int begin) {
        int at = begin;
        while (at < text.length() && isPart(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
