package org.mailherd.mailstore.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an address field (RFC 5322 3.4) into ENVELOPE's form. Lenient: whatever is there becomes an
 * address; one pass over the text and a limit on the result, for fields made to hurt.
 */
final class AddressParser {
    private final String text;
    private final int limit;
    private final List<EnvelopeAddress> addresses = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private int atSign = -1;
    private @Nullable String comment;
    private boolean inGroup;
    private boolean blankPending;
    private int at;

    private AddressParser(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    static List<EnvelopeAddress> parse(@Nullable String field, int limit) {
        return field == null ? List.of() : new AddressParser(field, limit).parse();
    }

    private List<EnvelopeAddress> parse() {
        while (at < text.length() && addresses.size() < limit) {
            char c = text.charAt(at++);
            switch (c) {
                case ',' -> endOfAddress();
                case ':' -> colon();
                case ';' -> endGroup();
                case '<' -> angleAddress();
                case '(' -> comment = commentText();
                case '"' -> {
                    separate();
                    quoted(phrase);
                }
                case ' ', '\t', '\r', '\n' -> blankPending = true;
                default -> {
                    separate();
                    if (c == '@') {
                        atSign = phrase.length();
                    }
                    phrase.append(c);
                }
            }
        }
        endOfAddress();
        if (inGroup) {
            endGroup();
        }
        return addresses;
    }

    private void separate() {
        if (blankPending && !phrase.isEmpty()) {
            phrase.append(' ');
        }
        blankPending = false;
    }

    private void colon() {
        if (atSign >= 0 && phrase.length() > atSign + 1 && phrase.charAt(atSign + 1) == '[') {
            // RFC 5322 3.4.1: a domain literal, [IPv6:...].
            phrase.append(':');
        } else if (!inGroup && atSign < 0) {
            inGroup = true;
            addresses.add(new EnvelopeAddress(null, phrase.toString(), null));
            reset();
        }
    }

    private void endGroup() {
        endOfAddress();
        if (inGroup) {
            inGroup = false;
            addresses.add(new EnvelopeAddress(null, null, null));
        }
    }

    private void endOfAddress() {
        if (atSign >= 0) {
            String local = phrase.substring(0, atSign).strip();
            String host = phrase.substring(atSign + 1).replace(" ", "");
            addresses.add(new EnvelopeAddress(comment, local, host));
        } else if (!phrase.isEmpty()) {
            // A host of NIL would begin a group: an address without a domain has an empty one.
            addresses.add(new EnvelopeAddress(comment, phrase.toString(), ""));
        }
        reset();
    }

    private void angleAddress() {
        String name = phrase.isEmpty() ? null : phrase.toString();
        reset();
        StringBuilder inside = new StringBuilder();
        String route = null;
        int sign = -1;
        while (at < text.length() && text.charAt(at) != '>') {
            char c = text.charAt(at++);
            if (c == '"') {
                quoted(inside);
            } else if (c == ':' && !inside.isEmpty() && inside.charAt(0) == '@') {
                // RFC 5322 4.4: a source route stands before the address.
                route = inside.toString();
                inside.setLength(0);
                sign = -1;
            } else if (c > ' ') {
                sign = c == '@' ? inside.length() : sign;
                inside.append(c);
            }
        }
        at++;
        String local = sign < 0 ? inside.toString() : inside.substring(0, sign);
        String host = sign < 0 ? "" : inside.substring(sign + 1);
        addresses.add(new EnvelopeAddress(name, route, local, host));
        skipToSeparator();
    }

    private void skipToSeparator() {
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';') {
            if (text.charAt(at++) == '(') {
                commentText();
            }
        }
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        }
    }

    private void quoted(StringBuilder into) {
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            into.append(text.charAt(at++));
        }
        at++;
    }

    private String commentText() {
        StringBuilder inside = new StringBuilder();
        for (int depth = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                at++;
                break;
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            inside.append(c);
        }
        return inside.toString().strip();
    }

    private void reset() {
        phrase.setLength(0);
        atSign = -1;
        comment = null;
        blankPending = false;
    }
}
