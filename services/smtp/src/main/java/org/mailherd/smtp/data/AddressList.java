package org.mailherd.smtp.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads every address out of a field such as From (RFC 5322 3.4), or nothing: a field that two
 * programs could read differently must not pass for somebody's own. Comments, quoted names, groups
 * and routes are understood; anything left over refuses the whole. An unquoted name that looks like
 * an address ({@code bob@x <alice@y>}) counts as one more address, since some programs show it.
 */
public final class AddressList {
    private static final int MAX_COMMENT_DEPTH = 50;
    private static final String SPECIALS = "()<>[]:;@\\,\"";

    private final String text;
    private final List<String> found = new ArrayList<>();
    private int at;
    private boolean group;

    private AddressList(String text) {
        this.text = text;
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("unreadable", null, false, false);
        }
    }

    /** Addresses as written, local parts quoted as they were; empty when it cannot be read. */
    public static Optional<List<String>> parse(String text) {
        AddressList list = new AddressList(text);
        try {
            list.readAll();
            return Optional.of(List.copyOf(list.found));
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    private void readAll() throws Unreadable {
        while (true) {
            element();
            char end = peek();
            if (end == 0) {
                if (group) {
                    throw new Unreadable();
                }
                return;
            }
            at++;
            if (end == ';') {
                endGroup();
            }
        }
    }

    private void endGroup() throws Unreadable {
        if (!group) {
            throw new Unreadable();
        }
        group = false;
        char next = peek();
        if (next != 0 && next != ',') {
            throw new Unreadable();
        }
    }

    /** One mailbox, the head of a group with its first mailbox, or nothing, up to a separator. */
    private void element() throws Unreadable {
        List<String> words = words();
        switch (peek()) {
            case '<' -> {
                nameThatIsAnAddress(words);
                angle();
            }
            case ':' -> {
                if (group || words.isEmpty() || words.contains("@")) {
                    throw new Unreadable();
                }
                group = true;
                at++;
                element();
            }
            case 0, ',', ';' -> {
                if (!words.isEmpty()) {
                    found.add(address(words));
                }
            }
            default -> throw new Unreadable();
        }
    }

    private void nameThatIsAnAddress(List<String> words) throws Unreadable {
        if (words.contains("@")) {
            found.add(address(words));
        }
    }

    private void angle() throws Unreadable {
        at++;
        List<String> words = words();
        if (!words.isEmpty() && words.getFirst().equals("@")) {
            words = afterRoute(words);
        }
        if (peek() != '>') {
            throw new Unreadable();
        }
        at++;
        found.add(address(words));
        char next = peek();
        if (next != 0 && next != ',' && next != ';') {
            throw new Unreadable();
        }
    }

    /** RFC 5322 4.4: {@code <@one,@two:local@domain>}; the route means nothing any more. */
    private List<String> afterRoute(List<String> first) throws Unreadable {
        List<String> words = first;
        while (words.size() == 2 && words.getFirst().equals("@")) {
            char next = peek();
            at++;
            if (next == ':') {
                return words();
            }
            if (next != ',') {
                throw new Unreadable();
            }
            words = words();
        }
        throw new Unreadable();
    }

    private static String address(List<String> words) throws Unreadable {
        if (words.size() != 3 || !words.get(1).equals("@")) {
            throw new Unreadable();
        }
        return words.get(0) + "@" + words.get(2);
    }

    /** Atoms with their dots, quoted strings, literals and {@code @}, up to another special. */
    private List<String> words() throws Unreadable {
        List<String> words = new ArrayList<>();
        while (true) {
            char c = peek();
            if (c == '@') {
                words.add("@");
                at++;
            } else if (c == '"') {
                words.add(delimited('"', '"'));
            } else if (c == '[') {
                words.add(delimited('[', ']'));
            } else if (c == 0 || SPECIALS.indexOf(c) >= 0) {
                return words;
            } else {
                words.add(atom());
            }
        }
    }

    private String atom() {
        int start = at;
        while (at < text.length()
                && text.charAt(at) > ' '
                && text.charAt(at) != 0x7f
                && SPECIALS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String delimited(char open, char close) throws Unreadable {
        int start = at;
        if (text.charAt(at) != open) {
            throw new Unreadable();
        }
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == close) {
                at++;
                return text.substring(start, at);
            } else if (control(c)) {
                throw new Unreadable();
            }
        }
        throw new Unreadable();
    }

    /** The next character that is neither white space nor comment; 0 at the end. */
    private char peek() throws Unreadable {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                comment();
            } else if (c == ' ' || c == '\t') {
                at++;
            } else if (control(c)) {
                throw new Unreadable();
            } else {
                return c;
            }
        }
        return 0;
    }

    private void comment() throws Unreadable {
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                if (++depth > MAX_COMMENT_DEPTH) {
                    throw new Unreadable();
                }
            } else if (c == ')' && --depth == 0) {
                at++;
                return;
            }
        }
        throw new Unreadable();
    }

    private static boolean control(char c) {
        return (c < ' ' && c != '\t') || c == 0x7f;
    }
}
