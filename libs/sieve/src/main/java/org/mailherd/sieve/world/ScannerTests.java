package org.mailherd.sieve.world;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.grammar.Argument;

/** RFC 5235: {@code spamtest} and {@code virustest}. */
public final class ScannerTests {

    private ScannerTests() {}

    public static Test spam(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        boolean percent = arguments.flag("percent", "spamtestplus");
        Argument.Text value = arguments.text("the value");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, List.of(value), arguments);
        return run -> {
            OptionalDouble score = run.host().spamScore();
            return match.counts()
                    ? match.test(run, score.isPresent() ? List.of("") : List.of())
                    : match.testOne(run, percent ? percent(score) : level(score));
        };
    }

    /** 0 is not tested, 1 is no spam, 10 is spam. */
    private static String level(OptionalDouble score) {
        return score.isEmpty()
                ? "0"
                : String.valueOf(1 + Math.round(9 * bounded(score.getAsDouble())));
    }

    private static String percent(OptionalDouble score) {
        return String.valueOf(Math.round(100 * bounded(score.orElse(0))));
    }

    private static double bounded(double score) {
        return Math.clamp(score, 0.0, 1.0);
    }

    public static Test virus(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        Argument.Text value = arguments.text("the value");
        arguments.endAll();
        StringMatch match = StringMatch.of(kind, List.of(value), arguments);
        return run -> {
            OptionalInt level = run.host().virusLevel();
            return match.counts()
                    ? match.test(run, level.isPresent() ? List.of("") : List.of())
                    : match.testOne(run, String.valueOf(level.orElse(0)));
        };
    }
}
