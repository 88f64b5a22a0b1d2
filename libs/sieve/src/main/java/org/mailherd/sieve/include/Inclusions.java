package org.mailherd.sieve.include;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.grammar.Position;

/** Which scripts were included in a run, and which are being run now. */
final class Inclusions {

    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private int count;

    boolean knows(String script) {
        return seen.contains(script);
    }

    /** RFC 6609 3.2: no script includes itself, however far around. */
    void enter(Position at, String script, SieveLimits.Includes limits) {
        String name = script.substring(script.indexOf(' ') + 1);
        if (open.contains(script)) {
            throw new RunFault(at, "the script '" + name + "' includes itself");
        }
        if (open.size() >= limits.maxDepth()) {
            throw new RunFault(
                    at, "includes are nested deeper than " + limits.maxDepth() + " levels");
        }
        if (++count > limits.maxScripts()) {
            throw new RunFault(at, "more than " + limits.maxScripts() + " included scripts");
        }
        open.push(script);
        seen.add(script);
    }

    void leave() {
        open.pop();
    }
}
