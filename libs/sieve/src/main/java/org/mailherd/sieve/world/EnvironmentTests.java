package org.mailherd.sieve.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Compilation;
import org.mailherd.sieve.engine.Known;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;

/** RFC 5183 and RFC 5463. */
public final class EnvironmentTests {

    private EnvironmentTests() {}

    public static Test environment(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Value name = arguments.value(arguments.text("the item"));
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, keys, arguments);
        return run -> {
            String item = name.get(run).toLowerCase(Locale.ROOT);
            // RFC 5183 4: of what is not known no test holds, not even that there are none
            return Optional.ofNullable(run.environment().items().get(item))
                    .filter(value -> match.test(run, List.of(value)))
                    .isPresent();
        };
    }

    /** RFC 5463 4: what changes how a script is read cannot be had so late. */
    private static final Set<String> CHANGE_READING = Set.of("variables", "encoded-character");

    /** Known while compiling: what we have is enabled from here on. */
    public static Test ihave(Arguments arguments) {
        Compilation compilation = arguments.compilation();
        List<String> names =
                arguments.texts("the extensions").stream()
                        .map(text -> compilation.literal(text, "an extension's name"))
                        .toList();
        arguments.endAll();
        boolean have =
                names.stream()
                        .allMatch(name ->
                                compilation.supports(name) && !CHANGE_READING.contains(name));
        if (have) {
            names.forEach(compilation::enable);
        } else {
            compilation.missed(names);
        }
        return new Known(have);
    }

    public static Statement error(Arguments arguments) {
        Value message = arguments.value(arguments.text("the message"));
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            throw new RunFault(at, message.get(run));
        };
    }
}
