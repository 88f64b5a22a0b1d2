package org.mailherd.sieve.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.sieve.grammar.SyntaxFault;

/**
 * What a failed {@code ihave} makes a fault of the run instead of the script (RFC 5463 4): all in
 * what is never reached because of it, and elsewhere words that what is missing might have brought.
 */
final class Leniency {

    private final Set<String> missing = new HashSet<>();
    private int unreached;

    void missed(List<String> extensions) {
        if (unreached == 0) {
            missing.addAll(extensions);
        }
    }

    boolean lacks(String extension) {
        return missing.contains(extension);
    }

    void enterUnreached() {
        unreached++;
    }

    void leaveUnreached() {
        unreached--;
    }

    boolean passes(SyntaxFault fault) {
        return unreached > 0 || (!missing.isEmpty() && fault.isUnknownWord());
    }
}
