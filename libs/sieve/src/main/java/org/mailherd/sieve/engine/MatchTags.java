package org.mailherd.sieve.engine;

import java.util.Optional;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.match.Collation;
import org.mailherd.sieve.match.MatchType;
import org.mailherd.sieve.match.Relation;

/** Takes the tags of match types from a test. */
final class MatchTags {

    private MatchTags() {}

    static StringMatch.Kind read(Arguments arguments, Collation collation) {
        Optional<StringMatch.Kind> relational =
                relational(arguments, "value", MatchType.VALUE, collation);
        Optional<StringMatch.Kind> count =
                relational(arguments, "count", MatchType.COUNT, collation);
        boolean regex = arguments.flag("regex", "regex");
        Optional<String> simple = arguments.oneOf("is", "contains", "matches");
        int given =
                (relational.isPresent() ? 1 : 0)
                        + (count.isPresent() ? 1 : 0)
                        + (regex ? 1 : 0)
                        + (simple.isPresent() ? 1 : 0);
        if (given > 1) {
            throw arguments.fault("a test has one match type only");
        }
        MatchType type =
                regex
                        ? MatchType.REGEX
                        : MatchType.valueOf(simple.orElse("is").toUpperCase(java.util.Locale.ROOT));
        if (type.needsSubstrings() && !collation.hasSubstrings()) {
            throw arguments.fault(
                    "the comparator '"
                            + collation.identifier()
                            + "' cannot look for parts of strings");
        }
        return relational
                .or(() -> count)
                .orElseGet(() -> new StringMatch.Kind(type, collation, Relation.EQ));
    }

    private static Optional<StringMatch.Kind> relational(
            Arguments arguments, String tag, MatchType type, Collation collation) {
        Optional<Argument.Text> operator = arguments.textOption(tag, "relational");
        return operator.map(text ->
                new StringMatch.Kind(
                        type,
                        collation,
                        Relation.of(text.value())
                                .orElseThrow(() ->
                                        new SyntaxFault(
                                                text.at(),
                                                "unknown relation '"
                                                        + text.value()
                                                        + "': use gt, ge, lt, le, eq or ne"))));
    }
}
