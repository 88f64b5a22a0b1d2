package org.mailherd.sieve.delivery;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;

/** {@code hasflag} (RFC 5232 4). */
public record FlagTest(List<String> variables, StringMatch match, List<Value> keys)
        implements Test {

    public static Test make(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        List<String> variables = new ArrayList<>();
        if (arguments.left() > 1) {
            for (Argument.Text name : arguments.texts("the variables")) {
                arguments
                        .compilation()
                        .need("variables", name.at(), "a list of flags in a variable");
                variables.add(FlagCommand.variableName(name, arguments.compilation()));
            }
        }
        List<Argument.Text> keys = arguments.texts("the flags");
        arguments.endAll();
        return new FlagTest(
                variables, StringMatch.of(kind, keys, arguments), arguments.values(keys));
    }

    @Override
    public boolean test(Run run) {
        List<String> flags = new ArrayList<>();
        if (variables.isEmpty()) {
            flags.addAll(run.state(FlagVariable.class, FlagVariable::new).flags());
        }
        for (String name : variables) {
            flags.addAll(Flags.read(List.of(run.variables().get(name))));
        }
        if (match.counts()) {
            return match.test(run, flags);
        }
        List<String> single = new ArrayList<>();
        for (Value key : keys) {
            single.addAll(List.of(key.get(run).strip().split("\\s+")));
        }
        // RFC 5232 2: a list of flags that is empty names none
        single.removeIf(String::isEmpty);
        return match.testAgainst(run, flags, single);
    }
}
