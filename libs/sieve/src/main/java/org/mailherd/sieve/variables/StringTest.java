package org.mailherd.sieve.variables;

import java.util.List;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;

/** RFC 5229 5. */
public record StringTest(List<Value> sources, StringMatch match) implements Test {

    public static Test make(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        List<Value> sources = arguments.values(arguments.texts("the sources"));
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        return new StringTest(sources, StringMatch.of(kind, keys, arguments));
    }

    @Override
    public boolean test(Run run) {
        List<String> values = sources.stream().map(source -> source.get(run)).toList();
        return match.test(
                run,
                match.counts()
                        ? values.stream().filter(value -> !value.isEmpty()).toList()
                        : values);
    }
}
