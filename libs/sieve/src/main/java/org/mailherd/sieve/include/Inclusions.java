package org.mailherd.sieve.include;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.grammar.Position;

/** Which scripts were included in a run, and which are being run now. */
final class Inclusions {

    private final Deque<Script.Name> open = new ArrayDeque<>();
    private final Set<Script.Name> seen = new HashSet<>();
    private int begun;
    private int count;

    static Inclusions of(Run run) {
        return run.state(Inclusions.class, Inclusions::new);
    }

    boolean knows(Script.Name script) {
        return seen.contains(script);
    }

    /** RFC 6609 3.2: no script includes itself, however far around. */
    void enter(Position at, Script.Name script, SieveLimits.Includes limits) {
        if (open.contains(script)) {
            throw new RunFault(at, "the script '" + script.text() + "' includes itself");
        }
        if (open.size() - begun >= limits.maxDepth()) {
            throw new RunFault(
                    at, "includes are nested deeper than " + limits.maxDepth() + " levels");
        }
        if (++count > limits.maxScripts()) {
            throw new RunFault(at, "more than " + limits.maxScripts() + " included scripts");
        }
        push(script);
    }

    /** A script begins that nothing has included. */
    void begin(Script.Name script) {
        begun = 1;
        push(script);
    }

    private void push(Script.Name script) {
        open.push(script);
        seen.add(script);
    }

    void leave() {
        open.pop();
        begun = open.isEmpty() ? 0 : begun;
    }
}
