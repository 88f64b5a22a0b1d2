package org.mailherd.sieve.delivery;

import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.outcome.Action;

/** {@code :flags} (RFC 5232 5), or the internal variable when it is not there. */
record StoreTags(Optional<List<Value>> flags) {

    static StoreTags read(Arguments arguments) {
        Optional<List<Value>> flags = arguments.textsOption("flags").map(arguments::values);
        if (flags.isPresent()) {
            arguments.compilation().need("imap4flags", arguments.at(), "the tag :flags");
        }
        return new StoreTags(flags);
    }

    Action.Stored stored(Run run) {
        List<String> chosen =
                flags.map(list -> Flags.read(list.stream().map(flag -> flag.get(run)).toList()))
                        .orElseGet(() -> run.state(FlagVariable.class, FlagVariable::new).flags());
        return new Action.Stored(chosen, run.rewrite());
    }
}
