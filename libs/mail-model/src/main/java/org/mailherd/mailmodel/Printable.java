package org.mailherd.mailmodel;

/** Text from a stranger, made fit for a reply, a log line or an exception. */
public final class Printable {
    private static final int MAX_LENGTH = 200;

    private Printable() {}

    /**
     * Replaces control characters (CR, LF and NUL above all) by {@code ?} and cuts after 200
     * characters.
     */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        text.codePoints()
                .limit(MAX_LENGTH)
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
