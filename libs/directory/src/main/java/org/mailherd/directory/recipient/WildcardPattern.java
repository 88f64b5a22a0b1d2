package org.mailherd.directory.recipient;

/**
 * The local part of a wildcard alias; {@code *} stands for any characters, also none.
 *
 * @param text lower case
 */
record WildcardPattern(String text) {
    static WildcardPattern of(String address) {
        return new WildcardPattern(address.substring(0, address.lastIndexOf('@')));
    }

    int literals() {
        return (int) text.chars().filter(c -> c != '*').count();
    }

    /** How many characters stand before the first {@code *}. */
    int prefix() {
        int star = text.indexOf('*');
        return star < 0 ? text.length() : star;
    }

    /** In time proportional to the product of both lengths at worst: no stranger can slow it. */
    boolean matches(String localPart) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (at < localPart.length()) {
            if (in < text.length() && text.charAt(in) == '*') {
                star = in++;
                retry = at;
            } else if (in < text.length() && text.charAt(in) == localPart.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (in < text.length() && text.charAt(in) == '*') {
            in++;
        }
        return in == text.length();
    }
}
