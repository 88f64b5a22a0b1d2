package org.mailherd.sieve.engine;

import java.util.List;
import java.util.Set;
import org.mailherd.sieve.grammar.ScriptError;

/**
 * A compiled script: immutable, may run in many threads at once.
 *
 * @param extensions what it requires
 * @param warnings what is no error, but hardly meant
 */
public record Script(
        List<Statement> statements, Set<String> extensions, List<ScriptError> warnings) {
    public Script {
        statements = List.copyOf(statements);
        extensions = Set.copyOf(extensions);
        warnings = List.copyOf(warnings);
    }
}
