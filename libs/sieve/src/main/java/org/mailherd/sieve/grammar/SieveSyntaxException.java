package org.mailherd.sieve.grammar;

import java.util.List;
import java.util.stream.Collectors;

/** A script that does not compile. The message names line, column and fault of each error. */
public final class SieveSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ScriptError> errors;

    public SieveSyntaxException(List<ScriptError> errors) {
        super(errors.stream().map(ScriptError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** At least one, in the order of the text. */
    public List<ScriptError> errors() {
        return errors;
    }
}
