package org.mailherd.sieve.match;

import java.util.ArrayList;
import java.util.List;

/**
 * The wildcards of {@code :matches}: each star takes as little as it can, from left to right (RFC
 * 5229 3.2). Pieces between stars are looked for once each, never again, so the work is at most
 * length times pattern.
 */
final class Glob implements KeyMatcher {

    private static final int ANY = -1;

    private final Collation collation;
    private final List<int[]> pieces = new ArrayList<>();
    private final int length;

    Glob(Collation collation, String pattern) {
        this.collation = collation;
        String folded = collation.fold(pattern);
        length = folded.length();
        List<Integer> piece = new ArrayList<>();
        int[] points = folded.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '*') {
                pieces.add(array(piece));
                piece.clear();
            } else if (points[i] == '?') {
                piece.add(ANY);
            } else {
                i += points[i] == '\\' && i + 1 < points.length ? 1 : 0;
                piece.add(points[i]);
            }
        }
        pieces.add(array(piece));
    }

    private static int[] array(List<Integer> points) {
        return points.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public long work(int valueLength) {
        int longest = 1;
        for (int[] piece : pieces) {
            longest = Math.max(longest, piece.length);
        }
        return (long) valueLength * longest + length;
    }

    @Override
    public boolean matches(String value, Captures captures) {
        int[] folded = collation.fold(value).codePoints().toArray();
        int[] shown = value.codePoints().toArray();
        if (shown.length != folded.length) {
            shown = folded;
        }
        List<String> caught = new ArrayList<>();
        caught.add(value);
        if (!walk(folded, shown, caught)) {
            return false;
        }
        captures.set(caught);
        return true;
    }

    private boolean walk(int[] text, int[] shown, List<String> caught) {
        int[] first = pieces.getFirst();
        int last = pieces.size() - 1;
        if (!fits(first, text, 0)) {
            return false;
        }
        catchSingles(first, shown, 0, caught);
        int at = first.length;
        if (last == 0) {
            return at == text.length;
        }
        for (int i = 1; i < last; i++) {
            int found = find(pieces.get(i), text, at);
            if (found < 0) {
                return false;
            }
            caught.add(new String(shown, at, found - at));
            catchSingles(pieces.get(i), shown, found, caught);
            at = found + pieces.get(i).length;
        }
        int end = text.length - pieces.get(last).length;
        if (end < at || !fits(pieces.get(last), text, end)) {
            return false;
        }
        caught.add(new String(shown, at, end - at));
        catchSingles(pieces.get(last), shown, end, caught);
        return true;
    }

    private static int find(int[] piece, int[] text, int from) {
        for (int at = from; at + piece.length <= text.length; at++) {
            if (fits(piece, text, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean fits(int[] piece, int[] text, int at) {
        if (at + piece.length > text.length) {
            return false;
        }
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] != ANY && piece[i] != text[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static void catchSingles(int[] piece, int[] shown, int at, List<String> caught) {
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == ANY) {
                caught.add(new String(shown, at + i, 1));
            }
        }
    }
}
