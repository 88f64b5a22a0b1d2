package org.mailherd.sieve.compiler;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mailherd.sieve.delivery.FlagVariable;
import org.mailherd.sieve.engine.Budget;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Results;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.SieveEnvironment;
import org.mailherd.sieve.engine.SieveHost;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.include.IncludeCommand;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.Outcome;
import org.mailherd.sieve.outcome.RuntimeFault;

/**
 * Runs scripts over a message.
 *
 * <p>Several scripts form a chain: the next one runs only while the message is still to be kept,
 * because nothing cancelled the implicit keep or because a script said {@code keep}. A {@code stop}
 * ends its own script: no user may keep the administrator's last one from running. A {@code keep}
 * of a script that is not the last is a wish that a later script may overrule by sending the
 * message elsewhere.
 */
public final class Interpreter {

    private final LongSupplier nanoTime;

    public Interpreter() {
        this(System::nanoTime);
    }

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    public Interpreter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @throws RuntimeException of the host only; nothing that a script does is thrown
     */
    public Outcome run(
            List<Script> scripts,
            SieveMessage message,
            SieveEnvironment environment,
            SieveHost host,
            SieveLimits limits) {
        Run run =
                new Run(
                        new Run.Surroundings(message, environment, host, limits),
                        new Budget(limits.work(), nanoTime));
        Results results = run.results();
        for (Script script : scripts) {
            Results.Mark mark = results.begin();
            try {
                Flow _ = IncludeCommand.first(run, script);
                if (!results.keeps()) {
                    break;
                }
            } catch (RunFault fault) {
                results.backTo(mark);
                RuntimeFault said =
                        new RuntimeFault(
                                fault.script(),
                                fault.at().line(),
                                fault.at().column(),
                                fault.sentence());
                return outcome(run, Optional.of(said));
            }
        }
        return outcome(run, Optional.empty());
    }

    private static Outcome outcome(Run run, Optional<RuntimeFault> fault) {
        Results results = run.results();
        if (results.implicitKeep() || fault.isPresent()) {
            Action.Stored stored =
                    new Action.Stored(
                            run.state(FlagVariable.class, FlagVariable::new).flags(),
                            fault.isPresent() ? Optional.empty() : run.rewrite());
            results.keepByDefault(stored);
        }
        return new Outcome(results.finished(), results.duplicates(), fault);
    }
}
