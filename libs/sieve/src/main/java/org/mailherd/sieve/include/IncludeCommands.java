package org.mailherd.sieve.include;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.VariableName;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.SyntaxFault;

/** {@code return} and {@code global} (RFC 6609 3.3, 3.4.1). */
public final class IncludeCommands {

    private IncludeCommands() {}

    public static Statement leave(Arguments arguments) {
        arguments.endAll();
        return _ -> Flow.RETURN;
    }

    public static Statement global(Arguments arguments) {
        arguments.compilation().need("variables", arguments.at(), "'global'");
        List<String> names = new ArrayList<>();
        for (Argument.Text text : arguments.texts("the variables")) {
            String name = arguments.compilation().constant(text);
            if (!VariableName.isIdentifier(name)) {
                throw new SyntaxFault(text.at(), "not the name of a variable: '" + name + "'");
            }
            if (!arguments.compilation().names().makeGlobal(name)) {
                throw new SyntaxFault(
                        text.at(), "the variable '" + name + "' was used before as a local one");
            }
            names.add(name);
        }
        arguments.endAll();
        return run -> {
            names.forEach(run.variables()::makeGlobal);
            return Flow.NEXT;
        };
    }
}
