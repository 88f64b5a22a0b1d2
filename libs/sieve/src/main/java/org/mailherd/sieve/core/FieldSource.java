package org.mailherd.sieve.core;

import java.util.List;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.message.HeaderField;

/** Where the fields come from that a test looks at. */
record FieldSource() {

    static FieldSource read(Arguments arguments) {
        return new FieldSource();
    }

    /** What the fields of the name say. */
    List<String> texts(Run run, String name, FieldIndex index) {
        return index.pick(fields(run, name)).stream().map(HeaderField::decoded).toList();
    }

    /** The fields of the name, in order. */
    List<HeaderField> fields(Run run, String name) {
        return run.message().headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .toList();
    }
}
