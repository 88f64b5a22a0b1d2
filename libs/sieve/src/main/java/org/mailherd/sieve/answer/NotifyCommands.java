package org.mailherd.sieve.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.outcome.Action;

/** RFC 5435: {@code notify} and the tests of methods. */
public final class NotifyCommands {

    private NotifyCommands() {}

    public static Statement notify(Arguments arguments) {
        Optional<Value> from =
                arguments.textOption("from").map(text -> OwnAddress.read(arguments, text));
        int importance =
                arguments.textOption("importance").map(NotifyCommands::importance).orElse(2);
        List<Value> options =
                arguments
                        .textsOption("options")
                        .map(texts -> options(arguments, texts))
                        .orElse(List.of());
        Optional<Value> message = arguments.textOption("message").map(arguments::value);
        CopyTags copy = CopyTags.read(arguments);
        Argument.Text text = arguments.text("the method");
        Value method = arguments.value(text);
        if (method instanceof Constant(String uri) && MailtoUri.parse(uri).isEmpty()) {
            throw new SyntaxFault(text.at(), "not a mailto: address to notify: '" + uri + "'");
        }
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            run.budget().step(at);
            String uri = method.get(run);
            if (MailtoUri.parse(uri).isEmpty()) {
                throw new RunFault(at, "not a mailto: address to notify: '" + uri + "'");
            }
            if (!isNotification(run)) {
                run.results()
                        .add(
                                at,
                                new Action.Notify(
                                        uri,
                                        from.map(value -> OwnAddress.get(run, value, at)),
                                        importance,
                                        options.stream().map(option -> option.get(run)).toList(),
                                        new Action.NotifyText(
                                                message.map(value -> value.get(run)).orElse(""),
                                                copy.get(run))));
            }
            return Flow.NEXT;
        };
    }

    /** RFC 5435 3.5: each is a name, "=" and a value. */
    private static List<Value> options(Arguments arguments, List<Argument.Text> texts) {
        List<Value> options = arguments.values(texts);
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i) instanceof Constant(String option) && !isOption(option)) {
                throw new SyntaxFault(
                        texts.get(i).at(),
                        "not an option such as \"name=value\": '" + option + "'");
            }
        }
        return options;
    }

    private static boolean isOption(String option) {
        int end = option.indexOf('=');
        return end > 0
                && "._-".indexOf(option.charAt(0)) < 0
                && option.substring(0, end)
                        .chars()
                        .allMatch(c ->
                                c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
    }

    private static int importance(Argument.Text text) {
        return switch (text.value()) {
            case "1" -> 1;
            case "2" -> 2;
            case "3" -> 3;
            default ->
                    throw new SyntaxFault(
                            text.at(), "the importance must be \"1\", \"2\" or \"3\"");
        };
    }

    /** RFC 5436 2.7.1: no notification of a notification. */
    private static boolean isNotification(Run run) {
        return run.received().headers().stream()
                .filter(field -> field.name().equalsIgnoreCase("auto-submitted"))
                .anyMatch(field ->
                        field.unfolded().toLowerCase(Locale.ROOT).startsWith("auto-notified"));
    }

    public static Test valid(Arguments arguments) {
        List<Value> methods = arguments.values(arguments.texts("the methods"));
        arguments.endAll();
        return run ->
                methods.stream().allMatch(method -> MailtoUri.parse(method.get(run)).isPresent());
    }

    /** RFC 5435 5: mail tells nothing of who is there. */
    public static Test capability(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Value method = arguments.value(arguments.text("the method"));
        Value capability = arguments.value(arguments.text("the capability"));
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, keys, arguments);
        return run ->
                MailtoUri.parse(method.get(run)).isPresent()
                        && capability.get(run).equalsIgnoreCase("online")
                        && match.test(run, List.of("maybe"));
    }
}
