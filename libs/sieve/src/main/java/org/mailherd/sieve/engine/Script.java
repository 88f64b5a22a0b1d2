package org.mailherd.sieve.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.sieve.grammar.ScriptError;

/**
 * A compiled script: immutable, may run in many threads at once.
 *
 * @param name by which scripts include it; empty: they cannot
 * @param extensions what it requires
 * @param warnings what is no error, but hardly meant
 */
public record Script(
        Optional<Name> name,
        List<Statement> statements,
        Set<String> extensions,
        List<ScriptError> warnings) {

    /** What {@code include} calls a script (RFC 6609 3.2). */
    public record Name(ScriptLocation location, String text) {}

    public Script {
        statements = List.copyOf(statements);
        extensions = Set.copyOf(extensions);
        warnings = List.copyOf(warnings);
    }

    /** The same script, which others may include by that name. */
    public Script as(Name known) {
        return new Script(Optional.of(known), statements, extensions, warnings);
    }
}
