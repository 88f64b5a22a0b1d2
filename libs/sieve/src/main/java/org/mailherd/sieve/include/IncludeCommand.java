package org.mailherd.sieve.include;

import java.util.Optional;
import org.mailherd.sieve.core.PartCursor;
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
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.MimePart;
import org.mailherd.sieve.message.SieveMessage;

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
        Inclusions inclusions = Inclusions.of(run);
        Script.Name key = new Script.Name(location, name);
        if (once && inclusions.knows(key)) {
            return Flow.NEXT;
        }
        Optional<Script> script = script(run);
        if (script.isEmpty()) {
            if (optional) {
                return Flow.NEXT;
            }
            throw new RunFault(at, "no script of the name '" + name + "' to include");
        }
        inclusions.enter(at, key, run.limits().includes());
        try {
            Flow flow = asWhole(run, script.get());
            return flow instanceof Flow.Stop ? flow : Flow.NEXT;
        } catch (RunFault fault) {
            throw fault.in(name);
        } finally {
            inclusions.leave();
        }
    }

    /** RFC 6609 3.2: what is included has to be valid, {@code :optional} or not. */
    private Optional<Script> script(Run run) {
        try {
            return run.host().script(location, name);
        } catch (SieveSyntaxException e) {
            throw new RunFault(
                    at, "the script '" + name + "' has an error: " + e.errors().getFirst());
        }
    }

    /** RFC 6609 3.5: a script included for a part sees that part as the message. */
    private static Flow asWhole(Run run, Script script) {
        PartCursor cursor = PartCursor.of(run);
        Optional<MimePart> part = cursor.current();
        if (part.isEmpty()) {
            return run.runIncluded(script.statements());
        }
        cursor.enterScript();
        try {
            SieveMessage whole = new PartMessage(run.received().envelope(), part.get());
            return run.looking(whole, () -> run.runIncluded(script.statements()));
        } finally {
            cursor.leave();
        }
    }

    /** Runs the first script of a run, which by RFC 6609 3.2 counts as included already. */
    public static Flow first(Run run, Script script) {
        Inclusions inclusions = Inclusions.of(run);
        script.name().ifPresent(inclusions::begin);
        try {
            return run.runIncluded(script.statements());
        } finally {
            script.name().ifPresent(_ -> inclusions.leave());
        }
    }
}
