package org.mailherd.mailstore.column;

import org.mailherd.mailstore.derived.DerivedRows.Kind;

/** The fields of an envelope that are kept as columns. */
public enum TextField implements Field {
    SUBJECT(Kind.SUBJECT),
    FROM(Kind.FROM),
    TO(Kind.TO),
    CC(Kind.CC),
    BCC(Kind.BCC);

    private final Kind kind;

    TextField(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Source source() {
        return Source.HEADER;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
