package org.mailherd.imap.fetch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a response. */
sealed interface Datum {

    /** What stands bare: NIL, a number. */
    record Atom(String text) implements Datum {}

    /** A quoted string or a literal; octets are characters. */
    record Text(String octets) implements Datum {}

    record Items(List<Datum> items) implements Datum {
        Datum at(int index) {
            if (index >= items.size()) {
                throw new AssertionError("nothing at " + index + " of " + items);
            }
            return items.get(index);
        }
    }

    default boolean isNil() {
        return this instanceof Atom(String text) && text.equals("NIL");
    }

    /** Of an nstring. */
    default @Nullable String nstring() {
        return isNil() ? null : string();
    }

    default String string() {
        if (this instanceof Text(String octets)) {
            return octets;
        }
        throw new AssertionError("no string: " + this);
    }

    default long number() {
        if (this instanceof Atom(String text) && text.matches("\\d+")) {
            return Long.parseLong(text);
        }
        throw new AssertionError("no number: " + this);
    }

    default Items list() {
        if (this instanceof Items items) {
            return items;
        }
        throw new AssertionError("no list: " + this);
    }
}
