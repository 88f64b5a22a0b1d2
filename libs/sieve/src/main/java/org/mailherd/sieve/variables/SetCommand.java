package org.mailherd.sieve.variables;

import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.engine.VariableName;
import org.mailherd.sieve.grammar.Position;

/** RFC 5229 4. */
public record SetCommand(Position at, Modifiers modifiers, String name, Value value)
        implements Statement {

    public static Statement make(Arguments arguments) {
        Modifiers modifiers = Modifiers.read(arguments);
        String name =
                VariableName.target(arguments.text("the variable's name"), arguments.compilation());
        Value value = arguments.value(arguments.text("the value"));
        arguments.endAll();
        return new SetCommand(arguments.at(), modifiers, name, value);
    }

    @Override
    public Flow run(Run run) {
        run.budget().step(at);
        run.variables().set(at, name, modifiers.apply(value.get(run)));
        return Flow.NEXT;
    }
}
