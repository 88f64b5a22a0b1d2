package org.mailherd.mailstore.column;

import org.mailherd.mailstore.derived.DerivedRows.Kind;

/** A column: one thing of each message. */
sealed interface Field permits NumberField, TextField {
    Source source();

    /** As what its pages are kept for the next start. */
    Kind kind();
}
