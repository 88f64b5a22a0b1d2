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
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.outcome.Action;

/** RFC 5230 4, RFC 6131. */
public record VacationCommand(
        Position at, Duration period, Wording wording, Optional<Value> handle, CopyTags copy)
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

    public static Statement make(Arguments arguments) {
        OptionalLong days = arguments.numberOption("days");
        OptionalLong seconds = arguments.numberOption("seconds");
        if (seconds.isPresent()) {
            arguments.compilation().need("vacation-seconds", arguments.at(), "the tag :seconds");
        }
        if (days.isPresent() && seconds.isPresent()) {
            throw arguments.fault("the tags :days and :seconds exclude each other");
        }
        Optional<Value> subject = arguments.textOption("subject").map(arguments::value);
        Optional<Value> from =
                arguments.textOption("from").map(text -> OwnAddress.read(arguments, text));
        List<Value> addresses =
                arguments.textsOption("addresses").map(arguments::values).orElse(List.of());
        boolean mime = arguments.flag("mime");
        Optional<Value> handle = arguments.textOption("handle").map(arguments::value);
        CopyTags copy = CopyTags.read(arguments);
        Value reason = arguments.value(arguments.text("the reason"));
        arguments.endAll();
        return new VacationCommand(
                arguments.at(),
                period(days, seconds),
                new Wording(subject, from, addresses, mime, reason),
                handle,
                copy);
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
        String reason = wording.reason().get(run);
        String memory =
                handle.map(value -> "handle " + value.get(run))
                        .orElseGet(() ->
                                subject.orElse("")
                                        + "\0"
                                        + from.orElse("")
                                        + "\0"
                                        + wording.mime()
                                        + "\0"
                                        + reason);
        return new Action.Vacation(
                digest(memory),
                period,
                from,
                new Action.VacationText(
                        subject.orElseGet(() -> AnswerRules.subject(run)),
                        reason,
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
