package org.mailherd.sieve.core;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;

/** RFC 5228 5.7. */
record HeaderTest(FieldSource source, FieldIndex index, List<Value> names, StringMatch match)
        implements Test {

    static Test make(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        FieldIndex index = FieldIndex.read(arguments);
        FieldSource source = FieldSource.readWithAspects(arguments);
        List<Value> names = arguments.values(arguments.texts("the header names"));
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        return new HeaderTest(source, index, names, StringMatch.of(kind, keys, arguments));
    }

    @Override
    public boolean test(Run run) {
        List<String> values = new ArrayList<>();
        for (String name : HeaderNames.get(run, names)) {
            values.addAll(source.texts(run, name, index));
        }
        return match.test(run, values);
    }
}
