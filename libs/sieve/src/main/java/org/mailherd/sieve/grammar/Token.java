package org.mailherd.sieve.grammar;

/** The smallest piece of a script. */
sealed interface Token {
    Position at();

    record Word(String name, Position at) implements Token {}

    record Tag(String name, Position at) implements Token {}

    record Number(long value, Position at) implements Token {}

    record Text(String value, Position at) implements Token {}

    record Sign(char sign, Position at) implements Token {}

    record End(Position at) implements Token {}

    default boolean is(char sign) {
        return this instanceof Sign found && found.sign() == sign;
    }

    default String said() {
        return switch (this) {
            case Word word -> "'" + word.name() + "'";
            case Tag tag -> "':" + tag.name() + "'";
            case Number number -> "the number " + number.value();
            case Text _ -> "a string";
            case Sign sign -> "'" + sign.sign() + "'";
            case End _ -> "the end of the script";
        };
    }
}
