package org.mailherd.sieve.grammar;

import java.util.List;
import java.util.Optional;

/**
 * A command or a test before its meaning is known.
 *
 * @param name in lower case
 * @param tests one, or those of a list in parentheses
 * @param testList whether parentheses stood there
 * @param block of a command that has one
 */
public record Phrase(
        String name,
        Position at,
        List<Argument> arguments,
        Tests tests,
        Optional<List<Phrase>> block) {

    public record Tests(List<Phrase> list, boolean parenthesised) {
        static final Tests NONE = new Tests(List.of(), false);
    }
}
