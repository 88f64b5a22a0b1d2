package org.mailherd.sieve.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Phrase;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;

/**
 * The arguments of one command or test, taken one by one: first the tags in any order, then what
 * has its place, then {@link #end}. What nobody took is an error.
 */
public final class Arguments {

    private final Phrase phrase;
    private final Compilation compilation;
    private final List<Argument> rest;
    private Optional<Position> lastTag = Optional.empty();

    Arguments(Phrase phrase, Compilation compilation) {
        this.phrase = phrase;
        this.compilation = compilation;
        rest = new ArrayList<>(phrase.arguments());
    }

    public Compilation compilation() {
        return compilation;
    }

    public Position at() {
        return phrase.at();
    }

    /** The command's or test's name, as errors call it. */
    public String name() {
        return phrase.name();
    }

    public SyntaxFault fault(String sentence) {
        return new SyntaxFault(at(), "'" + name() + "': " + sentence);
    }

    /** Whether a tag without a value stands there. */
    public boolean flag(String tag) {
        int index = indexOf(tag);
        if (index < 0) {
            return false;
        }
        removeTag(index);
        return true;
    }

    /** A tag that an extension adds. */
    public boolean flag(String tag, String extension) {
        Position place = placeOf(tag);
        boolean found = flag(tag);
        if (found) {
            compilation.need(extension, place, "the tag :" + tag);
        }
        return found;
    }

    /** The one tag of several that exclude one another. */
    public Optional<String> oneOf(String... tags) {
        Optional<String> found = Optional.empty();
        for (String tag : tags) {
            Position place = placeOf(tag);
            if (flag(tag)) {
                if (found.isPresent()) {
                    throw new SyntaxFault(
                            place,
                            "the tags :" + found.get() + " and :" + tag + " exclude each other");
                }
                found = Optional.of(tag);
            }
        }
        return found;
    }

    public Optional<Argument.Text> textOption(String tag) {
        return option(tag, Argument.Text.class, "a string");
    }

    public Optional<Argument.Text> textOption(String tag, String extension) {
        Position place = placeOf(tag);
        Optional<Argument.Text> found = textOption(tag);
        if (found.isPresent()) {
            compilation.need(extension, place, "the tag :" + tag);
        }
        return found;
    }

    public OptionalLong numberOption(String tag) {
        return option(tag, Argument.Number.class, "a number")
                .map(number -> OptionalLong.of(number.value()))
                .orElse(OptionalLong.empty());
    }

    /** A tag whose value is a list; a single string is a list of one. */
    public Optional<List<Argument.Text>> textsOption(String tag) {
        return option(tag, Argument.class, "a list of strings")
                .map(value -> list(value, ":" + tag));
    }

    private <T extends Argument> Optional<T> option(String tag, Class<T> type, String kind) {
        int index = indexOf(tag);
        if (index < 0) {
            return Optional.empty();
        }
        return Optional.of(after(index, type, kind));
    }

    /** RFC 5228 2.6.2: right behind its tag, no other tag between. */
    private <T extends Argument> T after(int index, Class<T> type, String kind) {
        Argument tag = rest.get(index);
        removeTag(index);
        int next = phrase.arguments().indexOf(tag) + 1;
        boolean follows = index < rest.size() && rest.get(index) == phrase.arguments().get(next);
        if (!follows || !type.isInstance(rest.get(index))) {
            String name = ((Argument.Tag) tag).name();
            throw new SyntaxFault(tag.at(), "the tag :" + name + " needs " + kind + " after it");
        }
        return type.cast(rest.remove(index));
    }

    private void removeTag(int index) {
        Position place = rest.remove(index).at();
        if (lastTag.isEmpty() || lastTag.get().isBefore(place)) {
            lastTag = Optional.of(place);
        }
    }

    private int indexOf(String tag) {
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i) instanceof Argument.Tag found && found.name().equals(tag)) {
                return i;
            }
        }
        return -1;
    }

    private Position placeOf(String tag) {
        int index = indexOf(tag);
        return index < 0 ? at() : rest.get(index).at();
    }

    /** How many arguments are left, once the tags are taken. */
    public int left() {
        return rest.size();
    }

    public Argument.Text text(String meaning) {
        Argument next = next(meaning);
        if (next instanceof Argument.Text text) {
            return text;
        }
        throw new SyntaxFault(
                next.at(),
                "'" + name() + "': " + meaning + " must be a string, not " + next.kind());
    }

    public List<Argument.Text> texts(String meaning) {
        return list(next(meaning), meaning);
    }

    public long number(String meaning) {
        Argument next = next(meaning);
        if (next instanceof Argument.Number number) {
            return number.value();
        }
        throw new SyntaxFault(
                next.at(),
                "'" + name() + "': " + meaning + " must be a number, not " + next.kind());
    }

    private List<Argument.Text> list(Argument argument, String meaning) {
        return switch (argument) {
            case Argument.Text text -> List.of(text);
            case Argument.TextList texts -> texts.texts();
            case Argument.Tag _, Argument.Number _ ->
                    throw new SyntaxFault(
                            argument.at(),
                            "'"
                                    + name()
                                    + "': "
                                    + meaning
                                    + " must be a string or a list of strings, not "
                                    + argument.kind());
        };
    }

    private Argument next(String meaning) {
        if (rest.isEmpty()) {
            throw fault(meaning + " is missing");
        }
        Argument next = rest.removeFirst();
        if (next instanceof Argument.Tag tag) {
            throw unknown(tag);
        }
        // RFC 5228 2.6.2
        if (lastTag.isPresent() && next.at().isBefore(lastTag.get())) {
            throw new SyntaxFault(
                    lastTag.get(), "'" + name() + "': tags stand before the other arguments");
        }
        return next;
    }

    private SyntaxFault unknown(Argument.Tag tag) {
        String sentence = "'" + name() + "' has no tag :" + tag.name() + " here, or has it already";
        boolean twice =
                phrase.arguments().stream()
                                .filter(Argument.Tag.class::isInstance)
                                .filter(other -> ((Argument.Tag) other).name().equals(tag.name()))
                                .count()
                        > 1;
        return twice
                ? new SyntaxFault(tag.at(), sentence)
                : SyntaxFault.unknown(tag.at(), sentence);
    }

    /** No argument is left; tests and block are for {@link #noTests}, {@link #noBlock}. */
    public void end() {
        if (!rest.isEmpty()) {
            Argument first = rest.getFirst();
            throw first instanceof Argument.Tag tag
                    ? unknown(tag)
                    : new SyntaxFault(
                            first.at(), "'" + name() + "' takes no more: " + first.kind());
        }
    }

    /** For what is a command or test with neither tests nor block. */
    public void endAll() {
        end();
        noTests();
        noBlock();
    }

    public void noTests() {
        if (!phrase.tests().list().isEmpty()) {
            throw new SyntaxFault(
                    phrase.tests().list().getFirst().at(), "'" + name() + "' takes no test");
        }
    }

    public void noBlock() {
        if (phrase.block().isPresent()) {
            throw fault("it takes no block");
        }
    }

    /** The single test that follows, without parentheses. */
    public Test test() {
        Phrase.Tests tests = phrase.tests();
        if (tests.list().size() != 1 || tests.parenthesised()) {
            throw fault("it needs exactly one test");
        }
        return compilation.test(tests.list().getFirst());
    }

    /**
     * The list of tests in parentheses.
     *
     * @param last the outcome behind which no further test is asked
     */
    public List<Test> tests(boolean last) {
        Phrase.Tests tests = phrase.tests();
        if (!tests.parenthesised()) {
            throw fault("it needs a list of tests in parentheses");
        }
        List<Test> made = new ArrayList<>();
        boolean reached = true;
        for (Phrase test : tests.list()) {
            made.add(
                    reached
                            ? compilation.test(test)
                            : compilation.unreached(() -> compilation.test(test)));
            reached &= made.getLast().known().filter(known -> known == last).isEmpty();
        }
        return List.copyOf(made);
    }

    public List<Statement> block() {
        return compilation.block(
                phrase.block().orElseThrow(() -> fault("it needs a block in braces")));
    }

    public Value value(Argument.Text text) {
        return compilation.value(text);
    }

    public List<Value> values(List<Argument.Text> texts) {
        return texts.stream().map(compilation::value).toList();
    }
}
