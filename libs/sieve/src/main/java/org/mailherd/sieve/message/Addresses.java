package org.mailherd.sieve.message;

import java.util.ArrayList;
import java.util.List;

/** Reads the addresses of a header field (RFC 5322 3.4), leniently and in linear time. */
public final class Addresses {

    private static final int MAX_ADDRESSES = 10_000;

    private final String text;
    private final List<Address> found = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int at;
    private int quotedAt = -1;
    private boolean broken;

    private Addresses(String text) {
        this.text = text;
    }

    /**
     * The addresses of a field in order; names, comments and groups are left out, and so is what is
     * no address.
     */
    public static List<Address> parse(String value) {
        Addresses addresses = new Addresses(value);
        addresses.read();
        return addresses.found;
    }

    /** Whether something was meant as an address and nothing is one: no group without members. */
    public static boolean areInvalid(String value) {
        Addresses addresses = new Addresses(value);
        addresses.read();
        return addresses.broken && addresses.found.isEmpty();
    }

    private void read() {
        boolean angle = false;
        while (at < text.length() && found.size() < MAX_ADDRESSES) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> {
                    current.setLength(0);
                    quotedAt = -1;
                    angle = true;
                    at++;
                }
                case '>' -> {
                    broken |= current.isEmpty();
                    add();
                    skipToSeparator();
                    angle = false;
                }
                case ',', ';' -> {
                    add();
                    angle = false;
                    at++;
                }
                case ':' -> {
                    current.setLength(0); // a group's name, or a source route
                    quotedAt = -1;
                    at++;
                }
                case '[' -> literal();
                default -> {
                    if (!Character.isWhitespace(c) || (!angle && !atDotOrAt())) {
                        current.append(c);
                    }
                    at++;
                }
            }
        }
        add();
    }

    /** White space around dots and at signs is no part of an address (RFC 5322 4.4). */
    private boolean atDotOrAt() {
        int next = at;
        while (next < text.length()
                && Character.isWhitespace(text.charAt(next))
                && next - at < 80) {
            next++;
        }
        char after = next < text.length() ? text.charAt(next) : ' ';
        char before = current.isEmpty() ? ' ' : current.charAt(current.length() - 1);
        return after == '@' || after == '.' || before == '@' || before == '.' || before == ' ';
    }

    private void quoted() {
        at++;
        int start = current.length();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            current.append(text.charAt(at++));
        }
        at++;
        quotedAt = Math.max(quotedAt, Math.max(start, current.length()));
    }

    private void comment() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return;
            }
        }
    }

    private void literal() {
        int end = text.indexOf(']', at);
        int stop = end < 0 ? text.length() : end + 1;
        current.append(text, at, stop);
        at = stop;
    }

    private void skipToSeparator() {
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';') {
            if (text.charAt(at) == '(') {
                comment();
            } else {
                at++;
            }
        }
    }

    private void add() {
        String address = current.toString().strip();
        int sign = address.lastIndexOf('@');
        boolean spaced = quotedAt < 0 && address.chars().anyMatch(Character::isWhitespace);
        if (sign > 0 && sign < address.length() - 1 && !spaced) {
            found.add(new Address(address.substring(0, sign), address.substring(sign + 1)));
        } else {
            broken |= !address.isEmpty();
        }
        current.setLength(0);
        quotedAt = -1;
    }
}
