package org.mailherd.sieve.core;

import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Position;

/** The small tests of RFC 5228 5. */
public final class BaseTests {

    private BaseTests() {}

    public static Test header(Arguments arguments) {
        return HeaderTest.make(arguments);
    }

    public static Test address(Arguments arguments) {
        return AddressTest.make(arguments);
    }

    public static Test envelope(Arguments arguments) {
        return EnvelopeTest.make(arguments);
    }

    public static Test yes(Arguments arguments) {
        arguments.endAll();
        return _ -> true;
    }

    public static Test no(Arguments arguments) {
        arguments.endAll();
        return _ -> false;
    }

    public static Test not(Arguments arguments) {
        arguments.end();
        return new Not(arguments.test());
    }

    public static Test all(Arguments arguments) {
        arguments.end();
        return new Several(arguments.at(), arguments.tests(false), false);
    }

    public static Test any(Arguments arguments) {
        arguments.end();
        return new Several(arguments.at(), arguments.tests(true), true);
    }

    private record Not(Test inner) implements Test {
        @Override
        public boolean test(Run run) {
            return !inner.test(run);
        }

        @Override
        public Optional<Boolean> known() {
            return inner.known().map(value -> !value);
        }
    }

    /** RFC 5228 5.2, 5.3: from left to right, no further than needed. */
    private record Several(Position at, List<Test> tests, boolean wanted) implements Test {
        @Override
        public boolean test(Run run) {
            for (Test test : tests) {
                run.budget().step(at);
                if (test.test(run) == wanted) {
                    return wanted;
                }
            }
            return !wanted;
        }

        @Override
        public Optional<Boolean> known() {
            boolean found = false;
            boolean open = false;
            for (Test test : tests) {
                Optional<Boolean> one = test.known();
                found |= one.isPresent() && one.get() == wanted;
                open |= one.isEmpty();
            }
            return found ? Optional.of(wanted) : open ? Optional.empty() : Optional.of(!wanted);
        }
    }

    public static Test exists(Arguments arguments) {
        FieldSource source = FieldSource.read(arguments);
        List<Value> names = arguments.values(arguments.texts("the header names"));
        arguments.endAll();
        return run ->
                HeaderNames.get(run, names).stream()
                        .noneMatch(name -> source.fields(run, name).isEmpty());
    }

    public static Test size(Arguments arguments) {
        Optional<String> way = arguments.oneOf("over", "under");
        if (way.isEmpty()) {
            throw arguments.fault("it needs :over or :under");
        }
        long limit = arguments.number("the size");
        arguments.endAll();
        return way.get().equals("over") ? run -> run.size() > limit : run -> run.size() < limit;
    }
}
