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
        private final List<List<Branch>> done = new ArrayList<>();
        private boolean open;
        private State known = State.NONE_YET;
        private boolean endsBlock;

        /** What the tests of the branches read so far are known to say. */
        private enum State {
            NONE_YET,
            OPEN,
            TAKEN
        }

        /** Whether the phrase was a branch. */
        boolean take(Phrase phrase, Compilation compilation) {
            Arguments arguments = compilation.arguments(phrase);
            switch (phrase.name()) {
                case "if" -> {
                    if (!branches.isEmpty()) {
                        return takeNext(arguments, phrase);
                    }
                    first(arguments, phrase);
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
                    branches.add(last ? otherwise(arguments, phrase) : next(arguments, phrase));
                }
                default -> {
                    open = false;
                    return false;
                }
            }
            return true;
        }

        /** A second 'if' begins another conditional. */
        private boolean takeNext(Arguments arguments, Phrase phrase) {
            done.add(List.copyOf(branches));
            branches.clear();
            first(arguments, phrase);
            return true;
        }

        private void first(Arguments arguments, Phrase phrase) {
            open = true;
            known = State.NONE_YET;
            branches.add(next(arguments, phrase));
        }

        private Branch next(Arguments arguments, Phrase phrase) {
            Compilation compilation = arguments.compilation();
            Test test =
                    known == State.TAKEN
                            ? compilation.unreached(arguments::test)
                            : arguments.test();
            return branch(arguments, phrase, Optional.of(test), test.known());
        }

        private Branch otherwise(Arguments arguments, Phrase phrase) {
            return branch(arguments, phrase, Optional.empty(), Optional.of(true));
        }

        /**
         * @param says what the test is known to say
         */
        private Branch branch(
                Arguments arguments, Phrase phrase, Optional<Test> test, Optional<Boolean> says) {
            arguments.end();
            boolean reached = known != State.TAKEN && says.orElse(true);
            List<Statement> block =
                    reached
                            ? arguments.block()
                            : arguments.compilation().unreached(arguments::block);
            if (reached && says.isPresent()) {
                // The one that is taken, unless a message can decide otherwise before.
                endsBlock |=
                        known == State.NONE_YET
                                && phrase.block().filter(Compilation::ends).isPresent();
                known = State.TAKEN;
            } else if (known == State.NONE_YET && says.isEmpty()) {
                known = State.OPEN;
            }
            return new Branch(arguments.at(), test, block);
        }

        /** Whether an {@code ihave} leads every message to a block that ends this one. */
        boolean endsBlock() {
            return endsBlock;
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
