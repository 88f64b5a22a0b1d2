package org.mailherd.sieve.engine;

import org.mailherd.sieve.grammar.Position;

/** Ends a run: the fault of the script, not of the host. */
public final class RunFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Position at;
    private final String script;

    public RunFault(Position at, String sentence) {
        this(at, sentence, "");
    }

    private RunFault(Position at, String sentence, String script) {
        super(sentence, null, false, false);
        this.at = at;
        this.script = script;
    }

    /** The same fault with the name of the included script it came from, unless it has one. */
    public RunFault in(String name) {
        return script.isEmpty() ? new RunFault(at, sentence(), name) : this;
    }

    /** Empty for the script that was run first. */
    public String script() {
        return script;
    }

    public Position at() {
        return at;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
