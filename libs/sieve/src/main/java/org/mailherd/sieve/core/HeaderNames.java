package org.mailherd.sieve.core;

import java.util.List;
import org.mailherd.sieve.engine.Compilation;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.SyntaxFault;

/** Names of header fields in a script. */
public final class HeaderNames {

    private HeaderNames() {}

    /** RFC 5322 2.2: printable, no colon. */
    public static boolean isValid(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > 32 && c < 127 && c != ':');
    }

    /**
     * Of a command that writes a field or takes one out. Tests take any string: a name that cannot
     * be one is there in no message, and no error (RFC 5228 2.4.2.2).
     *
     * @throws SyntaxFault for one that can be seen to be none
     */
    public static Value read(Compilation compilation, Argument.Text text) {
        Value value = compilation.value(text);
        if (value instanceof Constant(String name) && !isValid(name)) {
            throw new SyntaxFault(text.at(), "not the name of a header field: '" + name + "'");
        }
        return value;
    }

    static List<String> get(Run run, List<Value> names) {
        return names.stream().map(name -> name.get(run)).toList();
    }
}
