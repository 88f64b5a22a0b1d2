package org.mailherd.sieve.match;

/** How a value is held against a key (RFC 5228 2.7.1, RFC 5231, draft-murchison-sieve-regex). */
public enum MatchType {
    IS,
    CONTAINS,
    MATCHES,
    REGEX,
    VALUE,
    COUNT;

    /** Whether it looks at parts of strings, which not every comparator can. */
    public boolean needsSubstrings() {
        return this == CONTAINS || this == MATCHES || this == REGEX;
    }

    /** Whether it fills the match variables (RFC 5229 3.2). */
    public boolean captures() {
        return this == MATCHES || this == REGEX;
    }
}
