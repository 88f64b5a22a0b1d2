package org.mailherd.imap.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code * n FETCH (...)} to the letter of RFC 9051 section 9; what is lax is an error. */
final class FetchResponse {
    private final String text;
    private int at;

    private FetchResponse(String text) {
        this.text = text;
    }

    /** The values by their labels, such as {@code BODY[1.MIME]}. */
    static Map<String, Datum> parse(String response) {
        return new FetchResponse(response).attributes();
    }

    private Map<String, Datum> attributes() {
        expect("* ");
        atom();
        expect(" FETCH (");
        Map<String, Datum> values = new LinkedHashMap<>();
        while (true) {
            String label = label();
            expect(" ");
            if (values.put(label, datum(label.startsWith("BODY[") || binary(label))) != null) {
                throw fault("twice " + label);
            }
            if (peek() == ')') {
                break;
            }
            expect(" ");
        }
        expect(")");
        if (at != text.length()) {
            throw fault("something behind the end");
        }
        return values;
    }

    private static boolean binary(String label) {
        return label.startsWith("BINARY[");
    }

    private String label() {
        int start = at;
        boolean inside = false;
        while (inside || peek() != ' ') {
            inside = peek() == '[' || inside && peek() != ']';
            at++;
        }
        return text.substring(start, at);
    }

    /**
     * @param message whether it is a piece of a message, in which a NUL stands if it does there
     */
    private Datum datum(boolean message) {
        return switch (peek()) {
            case '(' -> items();
            case '"' -> quoted();
            case '{' -> literal(message);
            case '~' -> {
                at++;
                yield literal(true);
            }
            default -> new Datum.Atom(atom());
        };
    }

    private Datum items() {
        expect("(");
        List<Datum> items = new ArrayList<>();
        while (true) {
            items.add(datum(false));
            if (peek() == ')') {
                at++;
                return new Datum.Items(List.copyOf(items));
            }
            // Bodies and addresses follow one another without a blank.
            if (!(peek() == '(' && items.getLast() instanceof Datum.Items)) {
                expect(" ");
            }
        }
    }

    private Datum quoted() {
        expect("\"");
        StringBuilder octets = new StringBuilder();
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
                if (peek() != '"' && peek() != '\\') {
                    throw fault("bad escape");
                }
            }
            if (peek() < ' ' || peek() >= 0x7f) {
                throw fault("octet " + (int) peek() + " in a quoted string");
            }
            octets.append(text.charAt(at++));
        }
        at++;
        return new Datum.Text(octets.toString());
    }

    private Datum literal(boolean nulAllowed) {
        expect("{");
        int start = at;
        while (peek() != '}') {
            at++;
        }
        int size = Integer.parseInt(text.substring(start, at));
        expect("}\r\n");
        String octets = text.substring(at, at + size);
        at += size;
        if (!nulAllowed && octets.indexOf('\0') >= 0) {
            throw fault("NUL in a literal");
        }
        return new Datum.Text(octets);
    }

    private String atom() {
        int start = at;
        while (" ()\"{".indexOf(peek()) < 0) {
            at++;
        }
        if (at == start) {
            throw fault("no value");
        }
        return text.substring(start, at);
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("cut off");
        }
        return text.charAt(at);
    }

    private void expect(String wanted) {
        if (!text.startsWith(wanted, at)) {
            throw fault("no " + wanted);
        }
        at += wanted.length();
    }

    private AssertionError fault(String what) {
        int from = Math.max(0, at - 60);
        int to = Math.min(text.length(), at + 60);
        return new AssertionError(what + " at " + at + ": " + text.substring(from, to));
    }
}
