package org.mailherd.sieve.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.sieve.core.FieldIndex;
import org.mailherd.sieve.core.HeaderNames;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.message.HeaderField;

/** {@code addheader} and {@code deleteheader}. */
public final class EditCommands {

    /** RFC 5293 6: what shows a message's way and nature must stay. */
    private static final Set<String> PROTECTED = Set.of("received", "auto-submitted");

    private static final int MAX_FIELDS = 2000;

    private EditCommands() {}

    public static Statement add(Arguments arguments) {
        boolean last = arguments.flag("last");
        Value name = HeaderNames.read(arguments.compilation(), arguments.text("the header name"));
        Value value = arguments.value(arguments.text("the value"));
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            run.budget().step(at);
            String field = name.get(run);
            if (!HeaderNames.isValid(field)) {
                throw new RunFault(at, "not the name of a header field: '" + field + "'");
            }
            List<HeaderField> headers = new ArrayList<>(run.whole().headers());
            checkSize(run, at);
            headers.add(
                    last ? headers.size() : 0,
                    new HeaderField(field, FieldText.rawValue(field, value.get(run))));
            edit(run, headers);
            return Flow.NEXT;
        };
    }

    /** An edit copies the header: its size times the number of edits is bounded. */
    private static void checkSize(Run run, Position at) {
        int fields = run.whole().headers().size();
        if (fields >= MAX_FIELDS) {
            throw new RunFault(at, "more than " + MAX_FIELDS + " header fields");
        }
        run.budget().look(at, fields * 100L);
    }

    public static Statement delete(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        FieldIndex index = FieldIndex.readOwn(arguments);
        Value name = HeaderNames.read(arguments.compilation(), arguments.text("the header name"));
        List<Argument.Text> patterns =
                arguments.left() > 0 ? arguments.texts("the value patterns") : List.of();
        arguments.endAll();
        Optional<StringMatch> match =
                patterns.isEmpty()
                        ? Optional.empty()
                        : Optional.of(StringMatch.of(kind, patterns, arguments).withoutCaptures());
        Position at = arguments.at();
        return run -> {
            run.budget().step(at);
            checkSize(run, at);
            delete(run, name.get(run), index, match);
            return Flow.NEXT;
        };
    }

    private static void delete(
            Run run, String name, FieldIndex index, Optional<StringMatch> match) {
        if (PROTECTED.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        List<HeaderField> named =
                index.pick(
                        run.whole().headers().stream()
                                .filter(field -> field.name().equalsIgnoreCase(name))
                                .toList());
        List<HeaderField> doomed =
                named.stream()
                        .filter(field ->
                                match.isEmpty() || match.get().test(run, List.of(field.decoded())))
                        .toList();
        if (!doomed.isEmpty()) {
            List<HeaderField> rest = new ArrayList<>(run.whole().headers());
            rest.removeIf(field -> doomed.stream().anyMatch(other -> other == field));
            edit(run, rest);
        }
    }

    private static void edit(Run run, List<HeaderField> headers) {
        EditedMessage edited = new EditedMessage(run.received(), List.copyOf(headers));
        run.edit(edited, edited.rewrite());
    }
}
