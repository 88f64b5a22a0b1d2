package org.mailherd.sieve.include;

import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLocation;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.ScriptName;
import org.mailherd.sieve.grammar.SyntaxFault;

/** {@code include} (RFC 6609 3.2). */
public record IncludeCommand(
        Position at, ScriptLocation location, boolean once, boolean optional, String name)
        implements Statement {

    public static Statement make(Arguments arguments) {
        Optional<String> place = arguments.oneOf("personal", "global");
        boolean once = arguments.flag("once");
        boolean optional = arguments.flag("optional");
        Argument.Text text = arguments.text("the script's name");
        // RFC 6609 3.2: a constant string, so that what includes what is known beforehand.
        String name = arguments.compilation().literal(text, "the script's name");
        if (!ScriptName.isValid(name)) {
            throw new SyntaxFault(text.at(), "not the name of a script: '" + name + "'");
        }
        arguments.endAll();
        ScriptLocation location =
                place.filter("global"::equals).isPresent()
                        ? ScriptLocation.GLOBAL
                        : ScriptLocation.PERSONAL;
        return new IncludeCommand(arguments.at(), location, once, optional, name);
    }

    @Override
    public Flow run(Run run) {
        run.budget().step(at);
        Inclusions inclusions = run.state(Inclusions.class, Inclusions::new);
        String key = location + " " + name;
        if (once && inclusions.knows(key)) {
            return Flow.NEXT;
        }
        Optional<Script> script = run.host().script(location, name);
        if (script.isEmpty()) {
            if (optional) {
                return Flow.NEXT;
            }
            throw new RunFault(at, "no script of the name '" + name + "' to include");
        }
        inclusions.enter(at, key, run.limits().includes());
        try {
            Flow flow = run.runIncluded(script.get().statements());
            return flow instanceof Flow.Stop ? flow : Flow.NEXT;
        } catch (RunFault fault) {
            throw fault.in(name);
        } finally {
            inclusions.leave();
        }
    }
}
