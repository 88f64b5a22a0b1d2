package org.mailherd.mailstore.column;

import java.util.List;
import java.util.stream.Stream;

/** Where columns come from: all of one source are read together, since rows are what is dear. */
enum Source {
    /** Rows of {@code message} alone. */
    MESSAGE,
    /** The header, which lies in {@code email}. */
    HEADER;

    List<Field> fields() {
        return Stream.<Field>concat(Stream.of(NumberField.values()), Stream.of(TextField.values()))
                .filter(field -> field.source() == this)
                .toList();
    }
}
