package org.mailherd.sieve.engine;

import java.util.Arrays;
import java.util.Locale;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;

/** Names of variables: identifiers, after {@code global.} in scripts that include. */
public final class VariableName {

    private VariableName() {}

    /** RFC 5229 3: behind its first point a name may have numbers as well. */
    static boolean isReference(String name) {
        String[] pieces = name.split("\\.", -1);
        return isIdentifier(pieces[0])
                && Arrays.stream(pieces)
                        .allMatch(piece -> isIdentifier(piece) || piece.matches("[0-9]+"));
    }

    /** Letters, digits and underscores, not a digit first (RFC 5228 8.1). */
    public static boolean isIdentifier(String name) {
        if (name.isEmpty() || (name.charAt(0) >= '0' && name.charAt(0) <= '9')) {
            return false;
        }
        return name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    static void checkNamespace(String name, Position at, Compilation compilation) {
        if (!name.startsWith("global.") || name.indexOf('.', 7) >= 0) {
            throw SyntaxFault.unknown(at, "unknown namespace of the variable '" + name + "'");
        }
        compilation.need("include", at, "the variable '" + name + "'");
    }

    /** A name to store into, in lower case. */
    public static String target(Argument.Text text, Compilation compilation) {
        String name = compilation.constant(text).toLowerCase(Locale.ROOT);
        if (!Arrays.stream(name.split("\\.", -1)).allMatch(VariableName::isIdentifier)) {
            throw new SyntaxFault(text.at(), "not the name of a variable: '" + name + "'");
        }
        if (name.indexOf('.') >= 0) {
            checkNamespace(name, text.at(), compilation);
        }
        compilation.names().use(name);
        return name;
    }
}
