package org.mailherd.sieve.answer;

import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.delivery.SpecialUseTag;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.outcome.Action;

/** {@code :fcc} with the tags of fileinto that go with it (RFC 8580 3). */
record CopyTags(
        Optional<Value> mailbox, boolean create, Optional<Value> specialUse, List<Value> flags) {

    static CopyTags read(Arguments arguments) {
        Optional<Value> mailbox = arguments.textOption("fcc", "fcc").map(arguments::value);
        if (mailbox.isEmpty()) {
            return new CopyTags(mailbox, false, Optional.empty(), List.of());
        }
        boolean create = arguments.flag("create", "mailbox");
        Optional<Value> use = SpecialUseTag.read(arguments);
        Optional<List<Value>> flags = arguments.textsOption("flags").map(arguments::values);
        if (flags.isPresent()) {
            arguments.compilation().need("imap4flags", arguments.at(), "the tag :flags");
        }
        return new CopyTags(mailbox, create, use, flags.orElse(List.of()));
    }

    Optional<Action.FileCopy> get(Run run) {
        return mailbox.map(name ->
                new Action.FileCopy(
                        name.get(run),
                        create,
                        specialUse.map(value -> value.get(run)),
                        flags.stream()
                                .flatMap(flag ->
                                        List.of(flag.get(run).strip().split("\\s+")).stream())
                                .toList()));
    }
}
