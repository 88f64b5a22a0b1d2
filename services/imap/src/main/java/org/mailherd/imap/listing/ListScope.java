package org.mailherd.imap.listing;

/**
 * Which names can matter for an answer: the others are not read.
 *
 * @param prefix all of them begin so
 * @param depth delimiters in them at most; of what lies deeper only that there is something
 * @param subscriptions whether it matters what is subscribed
 */
public record ListScope(String prefix, int depth, boolean subscriptions) {
    static final int ANY_DEPTH = Integer.MAX_VALUE;

    public static final ListScope ALL = new ListScope("", ANY_DEPTH, true);
}
