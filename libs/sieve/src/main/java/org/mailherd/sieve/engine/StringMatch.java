package org.mailherd.sieve.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.match.Captures;
import org.mailherd.sieve.match.Collation;
import org.mailherd.sieve.match.KeyMatcher;
import org.mailherd.sieve.match.MatchType;
import org.mailherd.sieve.match.PatternFault;
import org.mailherd.sieve.match.Relation;

/** The match type, comparator and keys of a test: made once, asked for each message. */
public final class StringMatch {

    private final Kind kind;
    private final List<Key> keys;
    private final Position at;
    private final boolean captures;

    /** What the tags said. */
    public record Kind(MatchType type, Collation collation, Relation relation) {

        /**
         * Takes the tags of match type and comparator; {@code :is} and {@code i;ascii-casemap} are
         * the defaults (RFC 5228 2.7).
         */
        public static Kind read(Arguments arguments) {
            Collation collation =
                    arguments
                            .textOption("comparator")
                            .map(text -> collation(text, arguments.compilation()))
                            .orElse(Collation.ASCII_CASEMAP);
            return MatchTags.read(arguments, collation);
        }

        private static Collation collation(Argument.Text text, Compilation compilation) {
            String name = compilation.literal(text, "the comparator");
            Collation collation =
                    Collation.of(name)
                            .orElseThrow(() ->
                                    SyntaxFault.unknown(
                                            text.at(), "unknown comparator '" + name + "'"));
            if (collation != Collation.OCTET && collation != Collation.ASCII_CASEMAP) {
                compilation.need("comparator-" + name, text.at(), "the comparator '" + name + "'");
            }
            return collation;
        }
    }

    private record Key(Value value, Optional<KeyMatcher> ready) {}

    private StringMatch(Kind kind, List<Key> keys, Position at, boolean captures) {
        this.kind = kind;
        this.keys = keys;
        this.at = at;
        this.captures = captures;
    }

    /**
     * @throws SyntaxFault for a key that is no pattern of the match type
     */
    public static StringMatch of(Kind kind, List<Argument.Text> texts, Arguments arguments) {
        List<Key> keys = new ArrayList<>();
        for (Argument.Text text : texts) {
            Value value = arguments.value(text);
            keys.add(
                    new Key(
                            value,
                            value instanceof Constant(String plain)
                                    ? Optional.of(ready(kind, plain, text.at()))
                                    : Optional.empty()));
        }
        return new StringMatch(
                kind, keys, arguments.at(), arguments.compilation().uses("variables"));
    }

    private static KeyMatcher ready(Kind kind, String key, Position at) {
        try {
            return KeyMatcher.of(kind.type(), kind.collation(), kind.relation(), key);
        } catch (PatternFault fault) {
            throw new SyntaxFault(at, String.valueOf(fault.getMessage()));
        }
    }

    /** The same, filling no match variables. */
    public StringMatch withoutCaptures() {
        return new StringMatch(kind, keys, at, false);
    }

    public boolean counts() {
        return kind.type() == MatchType.COUNT;
    }

    /** Holds the values against the keys; with {@code :count} their number. */
    public boolean test(Run run, List<String> values) {
        return counts()
                ? testOne(run, String.valueOf(values.size()))
                : values.stream().anyMatch(value -> testOne(run, value));
    }

    /** Holds the values against keys that were made of the test's own. */
    public boolean testAgainst(Run run, List<String> values, List<String> others) {
        for (String other : others) {
            KeyMatcher matcher = fresh(run, new Constant(other));
            Captures caught = new Captures();
            for (String value : values) {
                run.budget().look(at, matcher.work(value.length()));
                if (matcher.matches(value, caught)) {
                    remember(run, caught);
                    return true;
                }
            }
        }
        return false;
    }

    /** Holds one value against the keys. */
    public boolean testOne(Run run, String value) {
        Captures caught = new Captures();
        for (Key key : keys) {
            KeyMatcher matcher = key.ready().orElseGet(() -> fresh(run, key.value()));
            run.budget().step(at);
            run.budget().look(at, matcher.work(value.length()));
            if (matcher.matches(value, caught)) {
                remember(run, caught);
                return true;
            }
        }
        return false;
    }

    private void remember(Run run, Captures caught) {
        if (captures && kind.type().captures()) {
            run.variables().setCaught(caught.values());
        }
    }

    private KeyMatcher fresh(Run run, Value value) {
        String key = value.get(run);
        try {
            return KeyMatcher.of(kind.type(), kind.collation(), kind.relation(), key);
        } catch (PatternFault fault) {
            throw new RunFault(at, String.valueOf(fault.getMessage()));
        }
    }
}
