package org.mailherd.antispam.effort;

/**
 * A long text that asks, as often as a regular expression or a loop has read so many characters of
 * it, whether the work may go on: an expression that comes back to what it has read ends too.
 */
public final class Watched implements CharSequence {

    /** Of what is shorter even the square is little. */
    private static final int SHORT = 1 << 12;

    /** Characters between two looks at the clock: some ten microseconds. */
    private static final int ASKED_EVERY = 1 << 13;

    private final String text;
    private int left = ASKED_EVERY;

    private Watched(String text) {
        this.text = text;
    }

    /** The text itself where it is short. */
    public static CharSequence of(String text) {
        return text.length() <= SHORT ? text : new Watched(text);
    }

    @Override
    public char charAt(int index) {
        if (--left <= 0) {
            left = ASKED_EVERY;
            Effort.check();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
