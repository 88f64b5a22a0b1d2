package org.mailherd.mailstore.column;

/** The fields of an envelope that are kept as columns. */
public enum TextField {
    SUBJECT,
    FROM,
    TO,
    CC,
    BCC
}
