package org.mailherd.sieve.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;

/** Finds references to variables in a string (RFC 5229 3); what is none is text. */
final class TemplateReader {

    private static final int MAX_CAUGHT = 99;

    private TemplateReader() {}

    static Value read(String text, Position at, Compilation compilation) {
        List<Template.Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        boolean variable = false;
        int i = 0;
        while (i < text.length()) {
            int end = text.startsWith("${", i) ? endOfName(text, i + 2) : -1;
            if (end < 0) {
                plain.append(text.charAt(i++));
                continue;
            }
            Optional<Template.Piece> piece = reference(text.substring(i + 2, end), at, compilation);
            if (piece.isEmpty()) {
                plain.append(text.charAt(i++));
                continue;
            }
            if (!plain.isEmpty()) {
                pieces.add(new Template.Plain(plain.toString()));
                plain.setLength(0);
            }
            pieces.add(piece.get());
            variable = true;
            i = end + 1;
        }
        if (!variable) {
            return new Constant(text);
        }
        if (!plain.isEmpty()) {
            pieces.add(new Template.Plain(plain.toString()));
        }
        return new Template(List.copyOf(pieces), at);
    }

    private static int endOfName(String text, int from) {
        int end = from;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        return end > from && end < text.length() && text.charAt(end) == '}' ? end : -1;
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || c == '.' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static Optional<Template.Piece> reference(
            String name, Position at, Compilation compilation) {
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(new Template.Caught(number(name, at)));
        }
        if (!VariableName.isReference(name)) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.indexOf('.') >= 0) {
            VariableName.checkNamespace(lower, at, compilation);
        }
        compilation.names().use(lower);
        return Optional.of(new Template.Named(lower));
    }

    /** RFC 5229 6: one that can hold nothing is an error. */
    private static int number(String digits, Position at) {
        String number = digits.replaceFirst("^0+(?=.)", "");
        if (number.length() > 2) {
            throw new SyntaxFault(
                    at, "match variables end at ${" + MAX_CAUGHT + "}: '${" + digits + "}'");
        }
        return Integer.parseInt(number);
    }
}
