package org.mailherd.sieve.delivery;

import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Compilation;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.engine.VariableName;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;

/** {@code setflag}, {@code addflag}, {@code removeflag} (RFC 5232 3). */
public record FlagCommand(Position at, Change change, Optional<String> variable, List<Value> flags)
        implements Statement {

    enum Change {
        SET,
        ADD,
        REMOVE
    }

    public static Statement set(Arguments arguments) {
        return make(arguments, Change.SET);
    }

    public static Statement add(Arguments arguments) {
        return make(arguments, Change.ADD);
    }

    public static Statement remove(Arguments arguments) {
        return make(arguments, Change.REMOVE);
    }

    private static Statement make(Arguments arguments, Change change) {
        Optional<String> variable = Optional.empty();
        if (arguments.left() > 1) {
            Argument.Text name = arguments.text("the variable's name");
            arguments.compilation().need("variables", name.at(), "a list of flags in a variable");
            variable = Optional.of(variableName(name, arguments.compilation()));
        }
        List<Value> flags = arguments.values(arguments.texts("the flags"));
        arguments.endAll();
        return new FlagCommand(arguments.at(), change, variable, flags);
    }

    static String variableName(Argument.Text name, Compilation compilation) {
        return VariableName.target(name, compilation);
    }

    @Override
    public Flow run(Run run) {
        run.budget().step(at);
        List<String> given = Flags.read(flags.stream().map(flag -> flag.get(run)).toList());
        FlagVariable internal = run.state(FlagVariable.class, FlagVariable::new);
        List<String> before =
                variable.map(name -> Flags.read(List.of(run.variables().get(name))))
                        .orElseGet(internal::flags);
        List<String> after =
                switch (change) {
                    case SET -> given;
                    case ADD -> Flags.plus(before, given);
                    case REMOVE -> Flags.minus(before, given);
                };
        if (variable.isPresent()) {
            run.variables().set(at, variable.get(), String.join(" ", after));
        } else {
            internal.set(after);
        }
        return Flow.NEXT;
    }
}
