package org.mailherd.sieve.match;

/** Equality, parts and order. */
record SimpleMatcher(MatchType type, Collation collation, Relation relation, String key)
        implements KeyMatcher {

    @Override
    public boolean matches(String value, Captures captures) {
        return switch (type) {
            case IS -> collation.fold(value).equals(collation.fold(key));
            case CONTAINS -> Substring.find(collation.fold(value), collation.fold(key));
            case VALUE, COUNT -> relation.holds(collation.compare(value, key));
            case MATCHES, REGEX -> throw new IllegalStateException("not a simple match: " + type);
        };
    }

    @Override
    public long work(int length) {
        return length + (long) key.length();
    }
}
