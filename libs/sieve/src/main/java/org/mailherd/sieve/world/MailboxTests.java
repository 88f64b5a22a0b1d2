package org.mailherd.sieve.world;

import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;

/** RFC 5490 and RFC 8579 4. */
public final class MailboxTests {

    private MailboxTests() {}

    public static Test exists(Arguments arguments) {
        List<Value> mailboxes = arguments.values(arguments.texts("the mailboxes"));
        arguments.endAll();
        return run -> all(run, mailboxes, run.host()::mailboxExists);
    }

    public static Test specialUse(Arguments arguments) {
        Optional<Value> mailbox =
                arguments.left() > 1
                        ? Optional.of(arguments.value(arguments.text("the mailbox")))
                        : Optional.empty();
        List<Value> uses = arguments.values(arguments.texts("the special uses"));
        arguments.endAll();
        return run -> {
            Optional<String> name = mailbox.map(value -> value.get(run));
            return all(run, uses, use -> run.host().specialUseExists(name, use));
        };
    }

    public static Test metadata(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Value mailbox = arguments.value(arguments.text("the mailbox"));
        Value annotation = arguments.value(arguments.text("the annotation"));
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, keys, arguments);
        return run ->
                match.test(
                        run,
                        run.host().mailboxMetadata(mailbox.get(run), annotation.get(run)).stream()
                                .toList());
    }

    public static Test metadataExists(Arguments arguments) {
        Value mailbox = arguments.value(arguments.text("the mailbox"));
        List<Value> annotations = arguments.values(arguments.texts("the annotations"));
        arguments.endAll();
        return run ->
                all(
                        run,
                        annotations,
                        name -> run.host().mailboxMetadata(mailbox.get(run), name).isPresent());
    }

    public static Test serverMetadata(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Value annotation = arguments.value(arguments.text("the annotation"));
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, keys, arguments);
        return run ->
                match.test(run, run.host().serverMetadata(annotation.get(run)).stream().toList());
    }

    public static Test serverMetadataExists(Arguments arguments) {
        List<Value> annotations = arguments.values(arguments.texts("the annotations"));
        arguments.endAll();
        return run -> all(run, annotations, name -> run.host().serverMetadata(name).isPresent());
    }

    private static boolean all(
            Run run, List<Value> values, java.util.function.Predicate<String> holds) {
        return values.stream().allMatch(value -> holds.test(value.get(run)));
    }
}
