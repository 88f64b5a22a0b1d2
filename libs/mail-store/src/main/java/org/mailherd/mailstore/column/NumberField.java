package org.mailherd.mailstore.column;

import org.mailherd.mailstore.derived.DerivedRows.Kind;

/** What is kept of a message as a number; instants are milliseconds since 1970. */
public enum NumberField implements Field {
    /** Octets. */
    SIZE(Source.MESSAGE, Kind.SIZE),
    INTERNAL_DATE(Source.MESSAGE, Kind.INTERNAL_DATE),
    SAVE_DATE(Source.MESSAGE, Kind.SAVE_DATE),
    EMAIL_ID(Source.MESSAGE, Kind.EMAIL_ID),
    /** Of the Date field, else the internal date (RFC 5256 2.2). */
    SENT_AT(Source.HEADER, Kind.SENT_AT),
    /** The Date field's day as written there, since 1970; {@link #NO_DAY} without one. */
    SENT_DAY(Source.HEADER, Kind.SENT_DAY),
    THREAD_ID(Source.HEADER, Kind.THREAD_ID);

    public static final int NO_DAY = Integer.MIN_VALUE;

    private final Source source;
    private final Kind kind;

    NumberField(Source source, Kind kind) {
        this.source = source;
        this.kind = kind;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
