package org.mailherd.sieve.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.outcome.Action;

/** RFC 5230 4, RFC 6131. */
public record VacationCommand(
        Position at, Duration period, Wording wording, Memory memory, CopyTags copy)
        implements Statement {

    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    private static final Duration MAX_PERIOD = Duration.ofDays(365);

    /** What the answer says and to whom it may go. */
    record Wording(
            Optional<Value> subject,
            Optional<Value> from,
            List<Value> addresses,
            boolean mime,
            Value reason) {}

    /** By what an answer is known again: its handle or its words. */
    record Memory(Optional<Value> handle, String words) {

        String get(Run run) {
            return handle.map(value -> "handle " + value.get(run)).orElse(words);
        }
    }

    public static Statement make(Arguments arguments) {
        OptionalLong days = arguments.numberOption("days");
        OptionalLong seconds = arguments.numberOption("seconds");
        if (seconds.isPresent()) {
            arguments.compilation().need("vacation-seconds", arguments.at(), "the tag :seconds");
        }
        if (days.isPresent() && seconds.isPresent()) {
            throw arguments.fault("the tags :days and :seconds exclude each other");
        }
        Optional<Argument.Text> subject = arguments.textOption("subject");
        Optional<Argument.Text> from = arguments.textOption("from");
        List<Value> addresses =
                arguments.textsOption("addresses").map(arguments::values).orElse(List.of());
        boolean mime = arguments.flag("mime");
        Optional<Value> handle = arguments.textOption("handle").map(arguments::value);
        CopyTags copy = CopyTags.read(arguments);
        Argument.Text reason = arguments.text("the reason");
        arguments.endAll();
        return new VacationCommand(
                arguments.at(),
                period(days, seconds),
                new Wording(
                        subject.map(arguments::value),
                        from.map(text -> OwnAddress.read(arguments, text)),
                        addresses,
                        mime,
                        arguments.value(reason)),
                new Memory(handle, words(subject, from, mime, reason)),
                copy);
    }

    /** RFC 5230 4.2: as the script has them, before variables are put in. */
    private static String words(
            Optional<Argument.Text> subject,
            Optional<Argument.Text> from,
            boolean mime,
            Argument.Text reason) {
        return subject.map(Argument.Text::value).orElse("")
                + "\0"
                + from.map(Argument.Text::value).orElse("")
                + "\0"
                + mime
                + "\0"
                + reason.value();
    }

    /** RFC 5230 4.1: at least a day; RFC 6131 2: zero seconds means every message. */
    private static Duration period(OptionalLong days, OptionalLong seconds) {
        if (seconds.isPresent()) {
            return Duration.ofSeconds(Math.min(seconds.getAsLong(), MAX_PERIOD.toSeconds()));
        }
        return days.isPresent()
                ? Duration.ofDays(Math.clamp(days.getAsLong(), 1, MAX_PERIOD.toDays()))
                : DEFAULT_PERIOD;
    }

    @Override
    public Flow run(Run run) {
        run.budget().step(at);
        VacationOnce once = run.state(VacationOnce.class, VacationOnce::new);
        if (!once.first(at, run.results().script())) {
            return Flow.NEXT;
        }
        if (run.results().has(Action.Reject.class)) {
            throw new RunFault(at, "vacation cannot go together with reject");
        }
        List<String> own = wording.addresses().stream().map(value -> value.get(run)).toList();
        if (AnswerRules.mayAnswer(run, own)) {
            run.results().add(at, action(run));
        }
        return Flow.NEXT;
    }

    private Action action(Run run) {
        Optional<String> subject = wording.subject().map(value -> value.get(run));
        Optional<String> from = wording.from().map(value -> OwnAddress.get(run, value, at));
        return new Action.Vacation(
                digest(memory.get(run)),
                period,
                from,
                new Action.VacationText(
                        subject.orElseGet(() -> AnswerRules.subject(run)),
                        wording.reason().get(run),
                        wording.mime(),
                        run.message().envelope().from()),
                copy.get(run));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
