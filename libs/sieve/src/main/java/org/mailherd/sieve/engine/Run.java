package org.mailherd.sieve.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Rewrite;

/** All that a run of scripts over one message holds; used by one thread. */
public final class Run {

    private final Surroundings surroundings;
    private final Budget budget;
    private final Results results;
    private final Map<Class<?>, Object> states = new HashMap<>();
    private SieveMessage message;
    private Optional<SieveMessage> part = Optional.empty();
    private Optional<Rewrite> rewrite = Optional.empty();
    private Variables variables;

    /** What the caller gave. */
    public record Surroundings(
            SieveMessage received,
            SieveEnvironment environment,
            SieveHost host,
            SieveLimits limits) {}

    public Run(Surroundings surroundings, Budget budget) {
        this.surroundings = surroundings;
        this.budget = budget;
        results = new Results(surroundings.limits());
        message = surroundings.received();
        variables = new Variables(surroundings.limits().variables(), new HashMap<>());
    }

    /** What tests look at: the message as edited so far, or the part that stands for it. */
    public SieveMessage message() {
        return part.orElse(message);
    }

    /** The message as edited so far, whatever tests look at. */
    public SieveMessage whole() {
        return message;
    }

    /** Octets of what tests look at, as received. */
    public long size() {
        return part.orElse(received()).size();
    }

    /** Has tests look at a part as if it were the message. */
    public Flow looking(SieveMessage shown, Supplier<Flow> script) {
        Optional<SieveMessage> outer = part;
        part = Optional.of(shown);
        try {
            return script.get();
        } finally {
            part = outer;
        }
    }

    /** The message as it came. */
    public SieveMessage received() {
        return surroundings.received();
    }

    public void edit(SieveMessage edited, Rewrite change) {
        message = edited;
        rewrite = Optional.of(change);
    }

    /** How the message was edited so far, for the actions that send or store it. */
    public Optional<Rewrite> rewrite() {
        return rewrite;
    }

    public SieveEnvironment environment() {
        return surroundings.environment();
    }

    public SieveHost host() {
        return surroundings.host();
    }

    public SieveLimits limits() {
        return surroundings.limits();
    }

    public Budget budget() {
        return budget;
    }

    public Results results() {
        return results;
    }

    public Variables variables() {
        return variables;
    }

    /** The state that an extension keeps for itself over the run. */
    public <T> T state(Class<T> type, Supplier<T> fresh) {
        return type.cast(states.computeIfAbsent(type, _ -> fresh.get()));
    }

    /** Runs commands until one of them leads elsewhere. */
    public Flow runAll(List<Statement> statements) {
        for (Statement statement : statements) {
            Flow flow = statement.run(this);
            if (!(flow instanceof Flow.Next)) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    /** Runs an included script with variables of its own. */
    public Flow runIncluded(List<Statement> statements) {
        Variables outer = variables;
        variables = outer.fresh();
        try {
            return runAll(statements);
        } finally {
            variables = outer;
        }
    }
}
