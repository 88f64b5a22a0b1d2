package org.mailherd.sieve.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.SyntaxFault;

/** {@code :specialuse} (RFC 8579 5). */
public final class SpecialUseTag {

    /** RFC 6154 6: a backslash and an atom. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\\\[!#$&'+,\\-./0-9:;<=>?@A-Z\\[^_`a-z|}~]+");

    private SpecialUseTag() {}

    public static Optional<Value> read(Arguments arguments) {
        return arguments
                .textOption("specialuse", "special-use")
                .map(text -> {
                    Value value = arguments.value(text);
                    if (value instanceof Constant(String plain)
                            && !ATTRIBUTE.matcher(plain).matches()) {
                        throw new SyntaxFault(
                                text.at(), "not a special use such as \\Junk: '" + plain + "'");
                    }
                    return value;
                });
    }
}
