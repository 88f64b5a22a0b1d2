package org.mailherd.antispam.fraud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Finds many words in one pass over a text (Aho and Corasick, 1975), whatever stands around them:
 * one step a character.
 */
final class Dictionary {

    private static final int ASCII = 128;

    /** By ASCII character; 0 for all that is in no word. */
    private final byte[] letters = new byte[ASCII];

    private final int width;

    /** The next state, by state and letter. */
    private final char[] next;

    /** Which words end in a state, as bits. */
    private final long[] ends;

    private int states = 1;

    /**
     * @param words ASCII, each with the bits that tell of it
     */
    Dictionary(Map<String, Long> words) {
        int count = 1;
        int length = 1;
        for (String word : words.keySet()) {
            length += word.length();
            for (int i = 0; i < word.length(); i++) {
                if (letters[word.charAt(i)] == 0) {
                    letters[word.charAt(i)] = (byte) count++;
                }
            }
        }
        width = count;
        next = new char[length * width];
        ends = new long[length];
        words.forEach(this::add);
        link();
    }

    private void add(String word, long bits) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int step = state * width + letters[word.charAt(i)];
            if (next[step] == 0) {
                next[step] = (char) states++;
            }
            state = next[step];
        }
        ends[state] |= bits;
    }

    /** Where a word breaks off, the longest beginning of another that it ends with goes on. */
    private void link() {
        int[] back = new int[states];
        Deque<Integer> open = new ArrayDeque<>();
        for (int letter = 0; letter < width; letter++) {
            if (next[letter] != 0) {
                open.add((int) next[letter]);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            ends[state] |= ends[back[state]];
            for (int letter = 0; letter < width; letter++) {
                int step = state * width + letter;
                char other = next[back[state] * width + letter];
                if (next[step] == 0) {
                    next[step] = other;
                } else {
                    back[next[step]] = other;
                    open.add((int) next[step]);
                }
            }
        }
    }

    /**
     * @param wanted bits; when all of them are found nobody looks further
     */
    long in(String text, long wanted) {
        if (wanted == 0) {
            return 0;
        }
        long found = 0;
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = next[state * width + (c < ASCII ? letters[c] : 0)];
            long ended = ends[state];
            if (ended != 0) {
                found |= ended;
                if ((found & wanted) == wanted) {
                    return found;
                }
            }
        }
        return found;
    }
}
