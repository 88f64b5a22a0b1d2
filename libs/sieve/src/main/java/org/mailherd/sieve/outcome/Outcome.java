package org.mailherd.sieve.outcome;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done, in order. Never empty of a place for the message unless a script cancelled
 * the implicit keep.
 *
 * @param duplicates to be remembered after the actions
 * @param fault of the script that ended the run; what it had decided is dropped, the decisions of
 *     scripts before it stand, and the message is kept (RFC 5228 2.10.6)
 */
public record Outcome(
        List<Action> actions, List<DuplicateMark> duplicates, Optional<RuntimeFault> fault) {

    public Outcome {
        actions = List.copyOf(actions);
        duplicates = List.copyOf(duplicates);
    }
}
