package org.mailherd.sieve.engine;

import java.util.List;
import java.util.Set;

/**
 * A compiled script: immutable, may run in many threads at once.
 *
 * @param extensions what it requires
 */
public record Script(List<Statement> statements, Set<String> extensions) {
    public Script {
        statements = List.copyOf(statements);
        extensions = Set.copyOf(extensions);
    }
}
