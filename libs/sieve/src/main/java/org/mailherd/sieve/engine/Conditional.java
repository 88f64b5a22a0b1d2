package org.mailherd.sieve.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.grammar.Phrase;
import org.mailherd.sieve.grammar.Position;

/** {@code if}, {@code elsif} and {@code else} as one statement (RFC 5228 3.1). */
record Conditional(List<Branch> branches) implements Statement {

    record Branch(Position at, Optional<Test> test, List<Statement> block) {}

    @Override
    public Flow run(Run run) {
        for (Branch branch : branches) {
            run.budget().step(branch.at());
            if (branch.test().isEmpty() || branch.test().get().test(run)) {
                return run.runAll(branch.block());
            }
        }
        return Flow.NEXT;
    }

    /** Gathers the branches of one conditional while a block is read. */
    static final class Builder {

        private final List<Branch> branches = new ArrayList<>();
        private boolean open;

        /** Whether the phrase was a branch. */
        boolean take(Phrase phrase, Compilation compilation) {
            Arguments arguments = compilation.arguments(phrase);
            switch (phrase.name()) {
                case "if" -> {
                    if (!branches.isEmpty()) {
                        return takeNext(arguments);
                    }
                    open = true;
                    branches.add(branch(arguments, Optional.of(arguments.test())));
                }
                case "elsif", "else" -> {
                    if (!open) {
                        throw arguments.fault("no 'if' or 'elsif' stands right before it");
                    }
                    boolean last = phrase.name().equals("else");
                    open = !last;
                    if (last) {
                        arguments.noTests();
                    }
                    branches.add(
                            branch(
                                    arguments,
                                    last ? Optional.empty() : Optional.of(arguments.test())));
                }
                default -> {
                    open = false;
                    return false;
                }
            }
            return true;
        }

        private final List<List<Branch>> done = new ArrayList<>();

        /** A second 'if' begins another conditional. */
        private boolean takeNext(Arguments arguments) {
            done.add(List.copyOf(branches));
            branches.clear();
            open = true;
            branches.add(branch(arguments, Optional.of(arguments.test())));
            return true;
        }

        private static Branch branch(Arguments arguments, Optional<Test> test) {
            arguments.end();
            return new Branch(arguments.at(), test, arguments.block());
        }

        void flush(List<Statement> statements) {
            done.forEach(earlier -> statements.add(new Conditional(earlier)));
            done.clear();
            if (!branches.isEmpty()) {
                statements.add(new Conditional(List.copyOf(branches)));
                branches.clear();
            }
        }
    }
}
