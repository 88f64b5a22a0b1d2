package org.mailherd.sieve.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Wildcards and parts of strings against the slowest way that is plainly right. */
class GlobProperties {

    @Property
    void agreesWithTheDefinition(
            @ForAll @Chars({'a', 'b', '*', '?'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b'}) @StringLength(max = 10) String value) {
        boolean matched =
                KeyMatcher.of(MatchType.MATCHES, Collation.OCTET, Relation.EQ, pattern)
                        .matches(value, new Captures());
        assertThat(matched).isEqualTo(defined(pattern, value));
    }

    private static boolean defined(String pattern, String value) {
        if (pattern.isEmpty()) {
            return value.isEmpty();
        }
        char first = pattern.charAt(0);
        if (first == '*') {
            return defined(pattern.substring(1), value)
                    || (!value.isEmpty() && defined(pattern, value.substring(1)));
        }
        return !value.isEmpty()
                && (first == '?' || first == value.charAt(0))
                && defined(pattern.substring(1), value.substring(1));
    }

    @Property
    void findsLongParts(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 300) String text,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 33, max = 40)
                    String part) {
        assertThat(Substring.find(text, part)).isEqualTo(text.contains(part));
        assertThat(Substring.find(text + part + text, part)).isTrue();
    }
}
