package org.mailherd.sieve.match;

/** A key, made ready to be held against many values. */
public sealed interface KeyMatcher permits SimpleMatcher, Glob, LinearRegex {

    /**
     * @param captures filled on success by those that catch parts
     */
    boolean matches(String value, Captures captures);

    /** Roughly how many characters are looked at to test a value of the length. */
    long work(int length);

    /**
     * @param relation used by {@link MatchType#VALUE} and {@link MatchType#COUNT} only
     * @throws PatternFault when the key is no pattern of the type
     */
    static KeyMatcher of(MatchType type, Collation collation, Relation relation, String key) {
        return switch (type) {
            case IS, CONTAINS, VALUE, COUNT -> new SimpleMatcher(type, collation, relation, key);
            case MATCHES -> new Glob(collation, key);
            case REGEX -> LinearRegex.of(collation, key);
        };
    }
}
