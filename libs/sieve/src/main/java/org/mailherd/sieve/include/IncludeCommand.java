package org.mailherd.sieve.include;

import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLocation;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.ScriptName;
import org.mailherd.sieve.grammar.SyntaxFault;

/** {@code include} (RFC 6609 3.2). */
public record IncludeCommand(
        Position at, ScriptLocation location, boolean once, boolean optional, Value name)
        implements Statement {

    public static Statement make(Arguments arguments) {
        Optional<String> place = arguments.oneOf("personal", "global");
        boolean once = arguments.flag("once");
        boolean optional = arguments.flag("optional");
        Argument.Text text = arguments.text("the script's name");
        Value name = arguments.value(text);
        if (name instanceof Constant(String plain) && !ScriptName.isValid(plain)) {
            throw new SyntaxFault(text.at(), "not the name of a script: '" + plain + "'");
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
        String plain = name.get(run);
        if (!ScriptName.isValid(plain)) {
            throw new RunFault(at, "not the name of a script: '" + plain + "'");
        }
        Inclusions inclusions = run.state(Inclusions.class, Inclusions::new);
        String key = location + " " + plain;
        if (once && inclusions.knows(key)) {
            return Flow.NEXT;
        }
        Optional<Script> script = run.host().script(location, plain);
        if (script.isEmpty()) {
            if (optional) {
                return Flow.NEXT;
            }
            throw new RunFault(at, "no script of the name '" + plain + "' to include");
        }
        inclusions.enter(at, key, run.limits().includes());
        try {
            Flow flow = run.runIncluded(script.get().statements());
            return flow instanceof Flow.Stop ? flow : Flow.NEXT;
        } catch (RunFault fault) {
            throw fault.in(plain);
        } finally {
            inclusions.leave();
        }
    }
}
