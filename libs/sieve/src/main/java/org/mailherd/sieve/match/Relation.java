package org.mailherd.sieve.match;

import java.util.Optional;

/** The relational operators of RFC 5231. */
public enum Relation {
    GT,
    GE,
    LT,
    LE,
    EQ,
    NE;

    public static Optional<Relation> of(String name) {
        for (Relation relation : values()) {
            if (relation.name().equalsIgnoreCase(name)) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    public boolean holds(int order) {
        return switch (this) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case EQ -> order == 0;
            case NE -> order != 0;
        };
    }
}
