package org.mailherd.mailstore.acl;

import java.util.Optional;

/**
 * A set of rights.
 *
 * @param bits one for each {@link Right}
 */
public record Rights(int bits) {
    public static final Rights NONE = new Rights(0);
    public static final Rights ALL = new Rights((1 << Right.values().length) - 1);

    /** What an owner always has: else a slip would lock him out for good. */
    public static final Rights OF_OWNER = of(Right.LOOKUP, Right.ADMINISTER);

    /** RFC 4314 4: with one of them MYRIGHTS answers, and the rest of a folder is not unknown. */
    public static final Rights TO_KNOW =
            of(
                    Right.LOOKUP,
                    Right.READ,
                    Right.INSERT,
                    Right.CREATE,
                    Right.DELETE,
                    Right.ADMINISTER);

    // RFC 4314 2.1.1: the rights of RFC 2086 that were split later. Of the two ways to place x this
    // is the one its examples follow.
    private static final Rights CREATE_OF_2086 = of(Right.CREATE, Right.DELETE);
    private static final Rights DELETE_OF_2086 = of(Right.DELETE_MESSAGES, Right.EXPUNGE);

    public static Rights of(Right... rights) {
        int bits = 0;
        for (Right right : rights) {
            bits |= right.bit();
        }
        return new Rights(bits);
    }

    /** The right or, for {@code c} and {@code d}, rights of a letter; empty for no such letter. */
    public static Optional<Rights> of(char letter) {
        if (letter == 'c') {
            return Optional.of(CREATE_OF_2086);
        }
        if (letter == 'd') {
            return Optional.of(DELETE_OF_2086);
        }
        for (Right right : Right.values()) {
            if (right.letter() == letter) {
                return Optional.of(of(right));
            }
        }
        return Optional.empty();
    }

    public boolean has(Right right) {
        return (bits & right.bit()) != 0;
    }

    public boolean hasAny(Rights others) {
        return (bits & others.bits) != 0;
    }

    public boolean isEmpty() {
        return bits == 0;
    }

    public Rights plus(Rights more) {
        return new Rights(bits | more.bits);
    }

    public Rights minus(Rights less) {
        return new Rights(bits & ~less.bits);
    }

    /** The letters, with {@code c} and {@code d} for clients that know RFC 2086 only. */
    @Override
    public String toString() {
        StringBuilder letters = new StringBuilder();
        for (Right right : Right.values()) {
            if (has(right)) {
                letters.append(right.letter());
            }
        }
        if (hasAny(CREATE_OF_2086)) {
            letters.append('c');
        }
        if (hasAny(DELETE_OF_2086)) {
            letters.append('d');
        }
        return letters.toString();
    }
}
