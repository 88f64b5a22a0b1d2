package org.mailherd.sieve.grammar;

import java.util.List;

/** What stands between a command's name and its tests, block or semicolon. */
public sealed interface Argument {
    Position at();

    /**
     * @param name without the colon, in lower case
     */
    record Tag(String name, Position at) implements Argument {}

    record Number(long value, Position at) implements Argument {}

    /** One string, quotes and escapes resolved. */
    record Text(String value, Position at) implements Argument {}

    record TextList(List<Text> texts, Position at) implements Argument {}

    /** As a sentence about an error calls it. */
    default String kind() {
        return switch (this) {
            case Tag tag -> "the tag :" + tag.name();
            case Number _ -> "a number";
            case Text _ -> "a string";
            case TextList _ -> "a list of strings";
        };
    }
}
