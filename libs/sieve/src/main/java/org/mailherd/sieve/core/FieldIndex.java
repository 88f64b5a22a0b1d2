package org.mailherd.sieve.core;

import java.util.List;
import java.util.OptionalLong;
import org.mailherd.sieve.engine.Arguments;

/**
 * Which of the fields of a name a test looks at (RFC 5260 6).
 *
 * @param number from 1; 0 is all
 * @param last counted from the end
 */
public record FieldIndex(long number, boolean last) {

    /** Of a test: the tag comes with the extension "index". */
    public static FieldIndex read(Arguments arguments) {
        FieldIndex index = readOwn(arguments);
        if (index.number > 0) {
            arguments.compilation().need("index", arguments.at(), "the tag :index");
        }
        return index;
    }

    /** Of deleteheader, whose own the tag is (RFC 5293 5). */
    public static FieldIndex readOwn(Arguments arguments) {
        OptionalLong number = arguments.numberOption("index");
        boolean last = arguments.flag("last");
        if (number.isPresent() && number.getAsLong() < 1) {
            throw arguments.fault("the tag :index counts from 1");
        }
        if (last && number.isEmpty()) {
            throw arguments.fault("the tag :last needs :index");
        }
        return new FieldIndex(number.orElse(0), last);
    }

    public <T> List<T> pick(List<T> fields) {
        if (number == 0) {
            return fields;
        }
        long at = last ? fields.size() - number : number - 1;
        return at < 0 || at >= fields.size() ? List.of() : List.of(fields.get((int) at));
    }
}
